import { useTranslations } from "next-intl";

type Dated = { validFrom: string; validTo: string | null; supersededAt?: Date | null };

/** From when to when something was so; struck through when it was a mistake. */
export function Validity({ fact }: { fact: Dated }) {
  const t = useTranslations("accounts.page");
  const text = fact.validTo
    ? t("period", { from: fact.validFrom, to: fact.validTo })
    : t("since", { day: fact.validFrom });
  return (
    <span className="figures whitespace-nowrap">
      {fact.supersededAt ? (
        <>
          <s className="text-ink-3">{text}</s> {t("corrected")}
        </>
      ) : (
        text
      )}
    </span>
  );
}
