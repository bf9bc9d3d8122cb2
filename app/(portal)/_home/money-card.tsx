import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { formatDate } from "@/app/_ui/time/format-date";
import type { OwnHome } from "./home-data";

/** What is to be paid, in figures that can be read across the table, and the button. */
export function MoneyCard({ money }: { money: OwnHome["money"] }) {
  const t = useTranslations("portal.home");
  const locale = useLocale();
  const due = money.owedMinor > 0n;
  if (!due && money.unpaidMinor === 0n) {
    return (
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="flex items-center gap-3">
            <CircleCheck aria-hidden className="size-9 text-ok" />
            <span>
              <span className="block text-xl font-semibold">{t("owedNothing")}</span>
              <span className="text-ink-2">{t("owedNothingHint")}</span>
            </span>
          </p>
          <LinkButton href="/bills" variant="secondary" size="lg">
            {t("bills")}
          </LinkButton>
        </div>
      </Card>
    );
  }
  return (
    <Card>
      <div className="grid gap-4 sm:flex sm:items-end sm:justify-between">
        <div>
          <p className={due ? "font-medium text-danger" : "text-ink-2"}>{t(due ? "owed" : "notDue")}</p>
          <Money
            amountMinor={due ? money.owedMinor : money.unpaidMinor}
            size="large"
            className="text-[2.75rem]! leading-tight"
          />
          {!due && money.dueOn && (
            <p className="text-ink-2">{t("notDueHint", { day: formatDate(money.dueOn, locale) })}</p>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3 sm:flex">
          <LinkButton href="/pay" size="lg" className="sm:min-w-36">
            {t("pay")}
          </LinkButton>
          <LinkButton href="/bills" size="lg" variant="secondary">
            {t("bills")}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
