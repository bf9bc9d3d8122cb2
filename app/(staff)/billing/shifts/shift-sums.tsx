import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { ShiftSum } from "@/server/billing/shifts/read-shift-sums";

/** What a shift took per method, and what should lie there. */
export function ShiftSums({ sums }: { sums: ShiftSum[] }) {
  const t = useTranslations("cashier.shifts");
  return (
    <Table caption={t("detail.sums")}>
      <TableHead>
        <tr>
          <HeadCell>{t("method")}</HeadCell>
          <HeadCell numeric>{t("count")}</HeadCell>
          <HeadCell numeric>{t("taken")}</HeadCell>
          <HeadCell numeric>
            <span className="inline-flex items-center gap-1">
              {t("expected")}
              <InfoTip about={t("expected")}>{t("expectedDefinition")}</InfoTip>
            </span>
          </HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {sums.map((sum) => (
          <TableRow key={sum.method}>
            <Cell>{t(`methods.${sum.method}`)}</Cell>
            <Cell numeric>{sum.count}</Cell>
            <Cell numeric>
              <Money amountMinor={sum.takenMinor} />
              {sum.paidOutMinor > 0n && (
                <span className="block whitespace-nowrap text-[0.875em] text-ink-3">
                  {t("paidOut")} <Money amountMinor={-sum.paidOutMinor} />
                </span>
              )}
            </Cell>
            <Cell numeric>
              <Money amountMinor={sum.expectedMinor} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
