"use client";
import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import type { StopPreview } from "./stop-preview";
import { useStopFee } from "./use-stop-fee";

/** What the season costs once the chosen areas are stopped. */
export function StopFee({ preview, areas }: { preview: StopPreview; areas: string[] | undefined }) {
  const t = useTranslations("supply");
  const fee = useStopFee(preview, areas);
  if (areas?.length === 0) return "—";
  return fee ? <Money amountMinor={fee.feeMinor} /> : t("reckoning");
}
