import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import type { AdjustmentDetail } from "@/server/adjustments/get-adjustment";

/** Before, adjustment, after; and how the sum itself was counted. */
export function Arithmetic({ row }: { row: AdjustmentDetail }) {
  const t = useTranslations("adjustments.detail");
  const steps = useSteps(row);
  return (
    <Card title={t("arithmetic")}>
      {steps.length > 0 && (
        <ul className="mb-4 grid gap-1.5 rounded-md bg-sunken px-3 py-2.5">
          {steps.map((step) => (
            <li key={step} className="figures break-words">
              {step}
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
        {row.balance && (
          <>
            <dt className="text-ink-2">{t("before")}</dt>
            <dd className="figures text-right">
              <Money amountMinor={row.balance.beforeMinor} />
            </dd>
          </>
        )}
        <dt className="text-ink-2">{t("change")}</dt>
        <dd className="figures text-right font-medium">
          <Money signed amountMinor={row.changeMinor} />
        </dd>
        {row.balance && (
          <>
            <dt className="border-t border-line pt-2 font-medium">{t("after")}</dt>
            <dd className="figures border-t border-line pt-2 text-right text-[1.125em] font-semibold">
              <Money amountMinor={row.balance.afterMinor} />
            </dd>
          </>
        )}
      </dl>
      {row.balance && <p className="mt-3 text-[0.875em] text-ink-3">{t("beforeHint")}</p>}
    </Card>
  );
}

function useSteps(row: AdjustmentDetail): string[] {
  const t = useTranslations("adjustments.detail");
  const units = useTranslations("billing.units");
  const { basis } = row;
  const amount = formatMinor(row.amountMinor);
  const rule = basis.ruleVersion ? t("ruleVersion", { version: basis.ruleVersion }) : t("ruleDefault");
  if (row.kind === "early-payment") {
    const { windowFrom: from = "", windowTo: to = "", paidOn = "" } = basis;
    const share = basis.percent ? `${basis.percent}%` : t("perArea", { rate: basis.perSquareMetre ?? "" });
    return [t("earlyPayment", { from, to, paidOn, share, amount })];
  }
  if (basis.perSquareMetre)
    return [t("perSquareMetre", { rate: basis.perSquareMetre, area: basis.squareMetres ?? "", amount })];
  const heat = formatMinor(BigInt(basis.billMinor ?? 0));
  const of = basis.of ?? 0;
  if (basis.cold) {
    const spans = basis.cold.map((span) =>
      t(of ? "coldSpan" : "coldUneven", { ...span, heat, of, amount: formatMinor(BigInt(span.amountMinor)) }),
    );
    return [...spans, rule];
  }
  if (basis.usageId) {
    const unit = units((basis.unit ?? "kwh") as "kwh" | "gj" | "m3");
    const after = formatMinor(BigInt(basis.afterBillMinor ?? 0));
    const quantities = { from: basis.fromQuantity ?? "", to: basis.toQuantity ?? "", unit };
    return [t("usageStep", quantities), t("usageBills", { before: heat, after })];
  }
  if (basis.outageFrom)
    return [
      t(of ? "outageSpan" : "outageUneven", { heat, of, days: basis.days ?? 0, percent: basis.percent ?? "", amount }),
      rule,
    ];
  return [];
}
