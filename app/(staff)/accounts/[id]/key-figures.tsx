import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import { Stat } from "@/app/_ui/stat";
import type { AccountMoney, AccountPageData } from "./types";

/** What is asked first on the phone: what is owed, what is charged, whether the valve is open. */
export function KeyFigures({ page, money }: { page: AccountPageData; money: AccountMoney | null }) {
  const t = useTranslations("accounts.page");
  const present = page.areas.filter((area) => area.validTo === null && area.supersededAt === null);
  const total = present.reduce((sum, area) => sum + Number(area.chargeableArea), 0);
  const valve = page.valves.find((state) => state.validTo === null && !state.superseded)?.state ?? "unknown";
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {money && (
        <>
          <Stat
            label={t("due")}
            definition={t("dueHint")}
            value={<Money amountMinor={money.dueMinor} className={money.dueMinor > 0n ? "text-danger" : ""} />}
          />
          <Stat label={t("balance")} definition={t("balanceHint")} value={<Money amountMinor={money.balanceMinor} />} />
        </>
      )}
      <Stat label={t("chargeableArea")} value={total.toFixed(2)} />
      <Stat label={t("valve")} value={t(`valves.${valve}`)} />
    </div>
  );
}
