import { useTranslations } from "next-intl";
import { formatMinor } from "@/app/_ui/money/format-minor";

/** What an account owes, or has left; in words, so that no sign has to be remembered. */
export function Balance({ owedMinor }: { owedMinor: bigint }) {
  const t = useTranslations("accounts.balance");
  if (owedMinor === 0n) return <span className="text-ink-3">{t("clear")}</span>;
  const amount = formatMinor(owedMinor < 0n ? -owedMinor : owedMinor, { sign: false });
  return owedMinor > 0n ? (
    <span className="figures font-medium whitespace-nowrap text-danger">{t("owes", { amount })}</span>
  ) : (
    <span className="figures whitespace-nowrap text-ok">{t("credit", { amount })}</span>
  );
}
