import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Pager } from "@/app/_ui/pager";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";

type Row = {
  id: string;
  accountId: string;
  accountNo: string;
  address: string;
  reason: string;
  priceClass: string | null;
};

/** Homes that a trial or a run left aside, each with its reason, a page at a time; `next` is the address of the next page. */
export function LeftAside({
  title,
  hint,
  rows,
  next,
}: {
  title: string;
  hint: string;
  rows: Row[];
  next: string | undefined;
}) {
  const t = useTranslations("billing.staff.preview");
  const words = useTranslations("trials");
  return (
    <Card title={title} description={hint} flush>
      <Table caption={title}>
        <TableHead>
          <tr>
            <HeadCell>{words("account")}</HeadCell>
            <HeadCell>{words("address")}</HeadCell>
            <HeadCell>{t("reason")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((one) => (
            <TableRow key={one.id}>
              <Cell className="figures whitespace-nowrap">
                <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
              </Cell>
              <Cell className="min-w-48">{one.address}</Cell>
              <Cell>{t(`reasons.${one.reason as "no-price"}`, { priceClass: one.priceClass ?? "" })}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Pager nextHref={next} />
    </Card>
  );
}
