import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { Stat } from "@/app/_ui/stat";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { compareTariffs } from "@/server/billing/tariffs/compare-tariffs";

type Compared = Awaited<ReturnType<typeof compareTariffs>>;

/** Sums, classes and the largest differences between two versions. */
export function ComparedTables({ compared }: { compared: Compared }) {
  const t = useTranslations("tariff.compare");
  const { total } = compared;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
        <Stat label={t("before")} value={formatMinor(total.beforeMinor)} />
        <Stat label={t("after")} value={formatMinor(total.afterMinor)} />
        <Stat label={t("change")} value={<Money signed amountMinor={total.afterMinor - total.beforeMinor} />} />
        <Stat label={t("rise")} value={formatCount(total.rise)} />
        <Stat label={t("fall")} value={formatCount(total.fall)} />
        <Stat label={t("same")} value={formatCount(total.same)} />
      </div>
      {total.onlyOlder + total.onlyNewer + total.neither > 0 && (
        <Alert tone="warn">
          {t("aside", { onlyOlder: total.onlyOlder, onlyNewer: total.onlyNewer, neither: total.neither })}
        </Alert>
      )}
      <ClassTable compared={compared} />
      <LargestTable compared={compared} />
    </>
  );
}

function ClassTable({ compared }: { compared: Compared }) {
  const t = useTranslations("tariff.compare");
  const locale = useLocale();
  return (
    <Card title={t("byClass")} flush>
      <Table caption={t("byClass")}>
        <TableHead>
          <tr>
            <HeadCell>{t("class")}</HeadCell>
            {(["bills", "rise", "fall", "same", "before", "after", "change"] as const).map((key) => (
              <HeadCell key={key} numeric>
                {t(key)}
              </HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {compared.classes.map((one) => (
            <TableRow key={one.priceClass}>
              <Cell className="whitespace-nowrap">
                {one.name ? localName(one.name, locale) : (one.priceClass ?? t("noClass"))}
              </Cell>
              <Cell numeric>{formatCount(one.bills)}</Cell>
              <Cell numeric>{formatCount(one.rise)}</Cell>
              <Cell numeric>{formatCount(one.fall)}</Cell>
              <Cell numeric>{formatCount(one.same)}</Cell>
              <Cell numeric>
                <Money amountMinor={one.beforeMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={one.afterMinor} />
              </Cell>
              <Cell numeric>
                <Money signed amountMinor={one.afterMinor - one.beforeMinor} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function LargestTable({ compared }: { compared: Compared }) {
  const t = useTranslations("tariff.compare");
  if (compared.largest.length === 0) return <Alert tone="info">{t("largestNone")}</Alert>;
  return (
    <Card title={t("largest")} flush>
      <Table caption={t("largest")}>
        <TableHead>
          <tr>
            <HeadCell>{t("account")}</HeadCell>
            <HeadCell>{t("address")}</HeadCell>
            <HeadCell numeric>{t("before")}</HeadCell>
            <HeadCell numeric>{t("after")}</HeadCell>
            <HeadCell numeric>{t("change")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {compared.largest.map((one) => (
            <TableRow key={`${one.accountId}${one.beforeMinor}${one.afterMinor}`}>
              <Cell className="figures whitespace-nowrap">
                <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
              </Cell>
              <Cell className="min-w-48">{one.address}</Cell>
              <Cell numeric>
                <Money amountMinor={one.beforeMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={one.afterMinor} />
              </Cell>
              <Cell numeric>
                <Money signed amountMinor={one.afterMinor - one.beforeMinor} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
