import { useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";
import type { ListedAdjustment } from "@/server/adjustments/list-adjustments";

const tones = {
  proposed: "warn",
  "awaiting-hq": "info",
  approved: "info",
  posted: "ok",
  rejected: "danger",
  withdrawn: "neutral",
  reversed: "neutral",
} as const;

/** Where an adjustment stands. */
export function AdjustmentState({ status }: { status: ListedAdjustment["status"] }) {
  const t = useTranslations("adjustments.status");
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
