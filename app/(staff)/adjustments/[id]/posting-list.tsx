import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money/money";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import type { AdjustmentDetail } from "@/server/adjustments/get-adjustment";
import { useLedgerName } from "./use-ledger-name";

/** The postings that it made: what finance finds again in the ledger. */
export function PostingList({ row, zone }: { row: AdjustmentDetail; zone: string }) {
  const t = useTranslations("adjustments.detail");
  const name = useLedgerName();
  if (row.postings.length === 0)
    return (
      <Card title={t("postings")}>
        <p className="text-ink-3">{t("noPostings")}</p>
      </Card>
    );
  return (
    <Card flush title={t("postings")}>
      <Table caption={t("postings")}>
        <TableHead>
          <tr>
            <HeadCell>{t("effective")}</HeadCell>
            <HeadCell>{t("debit")}</HeadCell>
            <HeadCell>{t("creditSide")}</HeadCell>
            <HeadCell numeric>{t("amount")}</HeadCell>
            <HeadCell>{t("recorded")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {row.postings.map((posting) => (
            <TableRow key={posting.id}>
              <Cell className="figures whitespace-nowrap">{posting.effectiveOn}</Cell>
              <Cell className="whitespace-nowrap">{name(posting.debit)}</Cell>
              <Cell className="whitespace-nowrap">{name(posting.credit)}</Cell>
              <Cell numeric>
                <Money amountMinor={posting.amountMinor} />
              </Cell>
              <Cell className="whitespace-nowrap text-ink-3">
                <DateTime at={posting.recordedAt} zone={zone} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
