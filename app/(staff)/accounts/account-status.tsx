import { useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";

type AccountStatusProps = {
  status: "active" | "closed";
  agreement: "pending-start" | "active" | "suspended" | "stopped" | null;
};

const tones = {
  active: "ok",
  "pending-start": "info",
  suspended: "warn",
  stopped: "neutral",
  closed: "neutral",
} as const;

/** How an account stands: closed, or how its agreement does. */
export function AccountStatus({ status, agreement }: AccountStatusProps) {
  const t = useTranslations("accounts.status");
  const word = status === "closed" ? "closed" : (agreement ?? "active");
  return <Status tone={tones[word]}>{t(word)}</Status>;
}
