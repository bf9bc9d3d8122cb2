import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireHq } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { BarChart } from "@/app/_ui/chart/bar-chart";
import { DateInput } from "@/app/_ui/date-input";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import { arrearsAges } from "@/server/hq/schemas";
import { now } from "@/server/platform/clock";
import { dayOf, isPlainDate } from "@/server/platform/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hq.arrears"))("title") };
}

/** What is owed in every subsidiary on a day, by how long it has been due. */
export default async function ArrearsPage({ searchParams }: { searchParams: Promise<{ asOf?: string }> }) {
  const { site } = await requireHq("hq.compare");
  const today = dayOf(now(), site.group.timezone);
  const { asOf } = await searchParams;
  const wish = asOf && isPlainDate(asOf) && asOf <= today ? { asOf } : {};
  const [arrears, t, locale] = await Promise.all([
    api().then((call) => call.hq.compare.arrears(wish)),
    getTranslations("hq.arrears"),
    getLocale(),
  ]);
  const owners = arrears.subsidiaries.map((one) => ({ ...one, shown: locale === "en" ? one.nameEn : one.name }));
  const overdue = arrearsAges.filter((age) => age !== "notDue" && age !== "unallocated");
  const lines = [
    ...owners.map(({ id, shown, ages, total, asOf: fresh }) => ({ id, shown, ages, total, fresh, whole: false })),
    { id: "group", shown: t("all"), ages: arrears.ages, total: arrears.total, fresh: null, whole: true },
  ];
  if (owners.length === 0) return <EmptyState icon={<Building2 />} title={t("none")} />;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid gap-4">
        <Card>
          <form className="flex flex-wrap items-end gap-3" data-print="hide">
            <Field label={t("asOf")}>
              <DateInput name="asOf" defaultValue={arrears.asOf} max={today} />
            </Field>
            <Button type="submit" variant="secondary">
              {t("show")}
            </Button>
            <p className="max-w-xl text-[0.875em] text-ink-3">{t("rule")}</p>
          </form>
        </Card>
        <Card>
          <BarChart
            title={t("title")}
            series={overdue.map((age) => ({ label: t(`ages.${age}`) }))}
            points={owners.map(({ shown, ages }) => ({ label: shown, values: overdue.map((age) => ages[age]) }))}
            format="money"
            stacked
            horizontal={owners.length > 8}
          />
        </Card>
        <Card flush>
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("subsidiary")}</HeadCell>
                {arrearsAges.map((age) => (
                  <HeadCell key={age} numeric>
                    {t(`ages.${age}`)}
                  </HeadCell>
                ))}
                <HeadCell numeric>{t("total")}</HeadCell>
                <HeadCell>{t("fresh")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {lines.map(({ id, shown, ages, total, fresh, whole }) => (
                <TableRow key={id} className={whole ? "bg-subtle font-semibold" : ""}>
                  <Cell className="whitespace-nowrap">{shown}</Cell>
                  {arrearsAges.map((age) => (
                    <Cell key={age} numeric>
                      <Money amountMinor={BigInt(Math.round(ages[age]))} />
                    </Cell>
                  ))}
                  <Cell numeric className={whole ? "" : "font-medium"}>
                    <Money amountMinor={BigInt(Math.round(total))} />
                  </Cell>
                  <Cell className="text-ink-3">{fresh && <DateTime at={fresh} zone={site.group.timezone} />}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      </div>
    </>
  );
}
