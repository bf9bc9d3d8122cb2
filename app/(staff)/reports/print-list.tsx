import { useTranslations } from "next-intl";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { Grouping, ReportSlug } from "@/server/reports/schemas";

type Print = {
  id: string;
  report: string;
  grouping: string;
  fromDay: string;
  asOf: string;
  knownAt: Date;
  sha256: string;
  printedBy: string;
  printedAt: Date;
};

/** What was printed, with the question and the hash of the answer. */
export function PrintList({ prints, zone }: { prints: Print[]; zone: string }) {
  const t = useTranslations("reports");
  return (
    <Table caption={t("prints")}>
      <TableHead>
        <tr>
          <HeadCell>{t("stamp.sheet")}</HeadCell>
          <HeadCell>{t("stamp.days")}</HeadCell>
          <HeadCell>{t("stamp.grouping")}</HeadCell>
          <HeadCell>{t("stamp.knownAt")}</HeadCell>
          <HeadCell>{t("print.by")}</HeadCell>
          <HeadCell>{t("stamp.hash")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {prints.map((print) => (
          <TableRow key={print.id}>
            <Cell className="whitespace-nowrap">
              <TextLink href={`/reports/prints/${print.id}`}>{t(`names.${print.report as ReportSlug}`)}</TextLink>
            </Cell>
            <Cell className="figures whitespace-nowrap">
              {print.fromDay} – {print.asOf}
            </Cell>
            <Cell className="whitespace-nowrap">{t(`groupings.${print.grouping as Grouping}`)}</Cell>
            <Cell>
              <DateTime at={print.knownAt} zone={zone} seconds />
            </Cell>
            <Cell className="whitespace-nowrap">{print.printedBy}</Cell>
            <Cell className="font-mono text-[0.8125em]">{print.sha256.slice(0, 16)}…</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
