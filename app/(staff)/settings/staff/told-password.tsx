import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { CopyButton } from "@/app/_ui/copy-button";

/** A one-time password, shown this once. */
export function ToldPassword({ password }: { password: string }) {
  const t = useTranslations("settings.staff");
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <code className="figures rounded-md bg-subtle px-3 py-2 text-lg tracking-wide">{password}</code>
        <CopyButton text={password} />
      </p>
      <Alert tone="warn">{t("passwordOnce")}</Alert>
    </div>
  );
}
