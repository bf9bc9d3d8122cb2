import { useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";

const tones = {
  uploaded: "info",
  checking: "info",
  checked: "warn",
  importing: "info",
  done: "ok",
  failed: "danger",
  cancelled: "neutral",
} as const;

/** How far an import is. */
export function ImportStatus({ status }: { status: keyof typeof tones }) {
  const t = useTranslations("accounts.import.status");
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
