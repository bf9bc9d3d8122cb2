import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";

type SignInNoticeProps = { reason?: string | undefined; error?: string | undefined; code?: string | undefined };

/** Why the visitor is here again: the session ended, they signed out, or the identity provider's answer was refused. */
export function SignInNotice({ reason, error, code }: SignInNoticeProps) {
  const t = useTranslations("auth");
  const words = useTranslations("errors");
  if (error === "AccessDenied") return <Notice tone="danger">{t("providerUnknownEmail")}</Notice>;
  if (error) return <Notice tone="danger">{t("providerFailed", { code: (code ?? error).slice(0, 40) })}</Notice>;
  if (reason === "session-expired") return <Notice tone="warn">{words("session-expired")}</Notice>;
  if (reason === "signed-out") return <Notice tone="ok">{t("signedOut")}</Notice>;
  return null;
}

function Notice({ tone, children }: { tone: "ok" | "warn" | "danger"; children: string }) {
  return (
    <Alert tone={tone} className="mb-5">
      {children}
    </Alert>
  );
}
