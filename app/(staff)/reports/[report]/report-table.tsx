import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { figureText } from "../figure-text";
import { groupText, splitText } from "./names";
import type { ShownReport } from "./shown-report";

type Figures = ShownReport["total"];
type Where = { key?: string; split?: string };

/** The answer: a row per group and split, the total last; every figure leads to what it is made of. */
export function ReportTable({ report, address }: { report: ShownReport; address: string }) {
  const t = useTranslations("reports");
  const { definition, question, rows, total } = report;
  const grouped = question.grouping !== "none";
  const figures = (of: Figures, where: Where) =>
    definition.columns.map(({ name, unit, role }) => {
      const figure = of[name];
      const text = figureText(figure, unit);
      const query = new URLSearchParams({ ...where, figure: name }).toString();
      return (
        <Cell key={name} numeric className={cx(role === "closing" && "font-medium")}>
          {role === "share" || !figure ? (
            <span className={cx(!figure && "text-ink-3")}>{text}</span>
          ) : (
            <TextLink
              href={`/reports/${definition.slug}/sources?${address}&${query}`}
              className={cx(figure < 0n && "text-danger")}
            >
              {text}
            </TextLink>
          )}
        </Cell>
      );
    });
  return (
    <Table caption={t(`names.${definition.slug}`)}>
      <TableHead>
        <tr>
          {grouped && <HeadCell>{t(`groupings.${question.grouping}`)}</HeadCell>}
          {definition.split && <HeadCell>{t(`splits.${definition.split}.name`)}</HeadCell>}
          {!grouped && !definition.split && <HeadCell>{t("groupings.none")}</HeadCell>}
          {definition.columns.map(({ name, unit }) => {
            const column = t(`columns.${name}` as "columns.opening");
            return (
              <HeadCell key={name} numeric>
                <span className="inline-flex items-center gap-1">
                  {column}
                  <InfoTip about={column}>
                    {t(`meanings.${definition.slug}.${name}` as "meanings.receivables.opening")} ({t(`units.${unit}`)})
                  </InfoTip>
                </span>
              </HeadCell>
            );
          })}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ key, label, split, figures: own }) => (
          <TableRow key={`${key} ${split}`}>
            {grouped && <Cell className="whitespace-nowrap">{groupText(t, question.grouping, label)}</Cell>}
            {definition.split && <Cell className="whitespace-nowrap">{splitText(t, definition.split, split)}</Cell>}
            {!grouped && !definition.split && <Cell>{t("groupings.none")}</Cell>}
            {figures(own, { ...(grouped ? { key } : {}), ...(definition.split ? { split } : {}) })}
          </TableRow>
        ))}
        <TableRow className="bg-subtle font-semibold">
          <Cell>{t("total")}</Cell>
          {grouped && definition.split && <Cell />}
          {figures(total, {})}
        </TableRow>
      </TableBody>
    </Table>
  );
}
