import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money/money";
import { TextLink } from "@/app/_ui/text-link";
import type { BillDetail } from "@/server/billing/bills/get-bill";

/** What was let off a bill, given back on it, or moved to another account; staff follow it to its papers. */
export function BillAdjustments({ bill, linked = false }: { bill: BillDetail; linked?: boolean }) {
  const t = useTranslations("adjustments");
  if (bill.adjustments.length === 0) return null;
  return (
    <Card title={t("onBill")}>
      <ul className="divide-y divide-line">
        {bill.adjustments.map((one) => {
          const name = t(one.carriedBillId ? "carriedAway" : `kinds.${one.kind}`);
          return (
            <li key={one.id} className="flex items-baseline justify-between gap-4 py-2.5">
              <span>
                {linked ? <TextLink href={`/adjustments/${one.id}`}>{name}</TextLink> : name}
                <span className="figures ml-2 text-[0.875em] text-ink-3">{one.effectiveOn}</span>
              </span>
              <Money amountMinor={one.amountMinor} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
