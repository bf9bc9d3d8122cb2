import { TRPCError } from "@trpc/server";
import { Building2, FileSpreadsheet } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireHq } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { type CompareInput, seasonOf } from "@/server/hq/schemas";
import { DomainError } from "@/server/platform/errors";
import { plusMonths } from "@/server/platform/dates";
import { CompareBoard } from "./compare-board";
import type { ComparisonView } from "./comparison-view";
import { Definitions } from "./definitions";
import { Freshness } from "./freshness";
import { PeriodForm } from "./period-form";
import { readWish, type SearchParams, writeWish } from "./read-wish";
import { RefreshButton } from "./refresh-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hq.compare"))("title") };
}

/** The subsidiaries side by side for the period in the address; a period that cannot be says so and shows this season. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { site } = await requireHq("hq.compare");
  const wish = readWish(await searchParams);
  const [{ comparison, refusal }, t, errors] = await Promise.all([
    ask(wish),
    getTranslations("hq.compare"),
    getTranslations("errors"),
  ]);
  const shown = refusal ? {} : wish;
  const { current, before, key } = comparison.period;
  return (
    <ClientMessages of={["hq", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <RefreshButton />
            <LinkButton href={`/compare/export?${writeWish(shown)}`} prefetch={false} variant="secondary">
              <FileSpreadsheet aria-hidden />
              {t("export")}
            </LinkButton>
          </>
        }
      />
      {refusal && (
        <Alert tone="warn" className="mb-4">
          {errors(refusal.code as "period-backwards", refusal.params as { years: number })}
        </Alert>
      )}
      <Card className="mb-4">
        <div className="grid gap-3">
          <PeriodForm
            period={key}
            against={shown.against ?? "last-year"}
            from={current.from}
            to={current.to}
            today={comparison.today}
            {...choices(comparison.today, t)}
          />
          <p className="figures text-ink-2">
            <span className="font-semibold text-ink">{t("customRange", current)}</span>
            {before && <span className="ml-3 text-ink-3">{t("comparedTo", before)}</span>}
          </p>
          <Freshness comparison={comparison} zone={site.group.timezone} />
        </div>
      </Card>
      {comparison.subsidiaries.length === 0 ? (
        <EmptyState icon={<Building2 />} title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <CompareBoard comparison={comparison} zone={site.group.timezone} />
          <Definitions />
        </div>
      )}
    </ClientMessages>
  );
}

async function ask(wish: CompareInput): Promise<{ comparison: ComparisonView; refusal: DomainError | null }> {
  const { get } = (await api()).hq.compare;
  try {
    return { comparison: await get(wish), refusal: null };
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : undefined;
    if (!(cause instanceof DomainError) || cause.kind !== "invalid") throw error;
    return { comparison: await get({}), refusal: cause };
  }
}

/** The last three seasons and thirteen months. */
function choices(today: string, t: Awaited<ReturnType<typeof getTranslations<"hq.compare">>>) {
  const season = seasonOf(today);
  const seasons = [season, season - 1, season - 2].map((year) => {
    const label = t("season", { from: String(year), to: String(year + 1) });
    return { value: `season-${year}`, label: year === season ? `${label} · ${t("toDate")}` : label };
  });
  const months = Array.from({ length: 13 }, (_, index) => {
    const [year = "", month = ""] = plusMonths(`${today.slice(0, 7)}-01`, -index).split("-");
    const label = t("month", { year, month });
    return { value: `month-${year}-${month}`, label: index === 0 ? `${label} · ${t("toDate")}` : label };
  });
  return { seasons, months };
}
