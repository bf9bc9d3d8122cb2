import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { ListedAdjustment } from "@/server/adjustments/list-adjustments";
import { AdjustmentState } from "./status";

type Props = { rows: ListedAdjustment[]; zone: string; withAccount?: boolean };

/** Adjustments as rows on a desk and as cards on a phone. */
export function AdjustmentTable({ rows, zone, withAccount = true }: Props) {
  const t = useTranslations("adjustments");
  return (
    <>
      <ul className="divide-y divide-line md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1 px-(--card-p) py-3">
            <p className="flex items-center justify-between gap-3">
              <TextLink href={`/adjustments/${row.id}`} className="font-medium">
                {t(`kinds.${row.kind}`)}
              </TextLink>
              <AdjustmentState status={row.status} />
            </p>
            <p className="flex items-baseline justify-between gap-3">
              <span className="figures text-ink-2">{withAccount ? row.accountNo : row.adjustmentNo}</span>
              <Money amountMinor={row.amountMinor} />
            </p>
            <p className="text-[0.875em] text-ink-3">
              {row.proposedByName} · <DateTime at={row.proposedAt} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table caption={t("title")}>
          <TableHead>
            <tr>
              <HeadCell>{t("columns.number")}</HeadCell>
              {withAccount && <HeadCell>{t("columns.account")}</HeadCell>}
              <HeadCell>{t("columns.kind")}</HeadCell>
              <HeadCell numeric>{t("columns.amount")}</HeadCell>
              <HeadCell>{t("columns.status")}</HeadCell>
              <HeadCell>{t("columns.proposedBy")}</HeadCell>
              <HeadCell>{t("columns.proposedAt")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <Cell className="whitespace-nowrap">
                  <TextLink href={`/adjustments/${row.id}`} className="figures">
                    {row.adjustmentNo}
                  </TextLink>
                </Cell>
                {withAccount && (
                  <Cell className="whitespace-nowrap">
                    <TextLink href={`/accounts/${row.accountId}`} className="figures">
                      {row.accountNo}
                    </TextLink>
                  </Cell>
                )}
                <Cell className="whitespace-nowrap">{t(`kinds.${row.kind}`)}</Cell>
                <Cell numeric>
                  <Money amountMinor={row.amountMinor} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  <AdjustmentState status={row.status} />
                </Cell>
                <Cell className="whitespace-nowrap">{row.proposedByName}</Cell>
                <Cell className="whitespace-nowrap text-ink-3">
                  <DateTime at={row.proposedAt} zone={zone} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}
