import { formatCount } from "@/app/_ui/format-count";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Money } from "@/app/_ui/money/money";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { Voucher } from "@/server/finance/read-vouchers";

/** Vouchers line by line; the first line of each carries its number and day. */
export function VoucherTable({ vouchers }: { vouchers: Voucher[] }) {
  const t = useTranslations("finance");
  const locale = useLocale();
  const word = (key: string, otherwise: string) => {
    const known = key as "kinds.bill";
    return t.has(known) ? t(known) : otherwise;
  };
  return (
    <Table caption={t("vouchers.title")}>
      <TableHead>
        <tr>
          <HeadCell>{t("vouchers.no")}</HeadCell>
          <HeadCell>{t("vouchers.date")}</HeadCell>
          <HeadCell>{t("vouchers.kind")}</HeadCell>
          <HeadCell>{t("chart.account")}</HeadCell>
          <HeadCell numeric>{t("debit")}</HeadCell>
          <HeadCell numeric>{t("credit")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {vouchers.flatMap((voucher) =>
          voucher.lines.map((line, index) => (
            <TableRow key={`${voucher.no} ${line.account} ${line.debitMinor > 0n}`}>
              <Cell className="figures whitespace-nowrap">{index === 0 && voucher.no}</Cell>
              <Cell className="figures whitespace-nowrap">{index === 0 && voucher.date}</Cell>
              <Cell className="whitespace-nowrap">
                {index === 0 && (
                  <>
                    {word(`kinds.${voucher.kind}`, voucher.kind)} ({formatCount(voucher.postings)})
                    {voucher.late && (
                      <Status tone="warn" className="ml-2">
                        {t("vouchers.late", { from: voucher.effectiveFrom, to: voucher.effectiveTo })}
                      </Status>
                    )}
                  </>
                )}
              </Cell>
              <Cell className="whitespace-nowrap">
                <span className="figures text-ink-3">{line.code}</span> {localName(line.name, locale)}
              </Cell>
              <Cell numeric>{line.debitMinor > 0n && <Money amountMinor={line.debitMinor} />}</Cell>
              <Cell numeric>{line.creditMinor > 0n && <Money amountMinor={line.creditMinor} />}</Cell>
            </TableRow>
          )),
        )}
      </TableBody>
    </Table>
  );
}
