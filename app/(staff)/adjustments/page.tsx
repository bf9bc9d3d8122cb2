import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Select } from "@/app/_ui/select";
import { Status } from "@/app/_ui/status";
import { adjustmentStatuses, listInput } from "@/server/adjustments/schemas";
import { AdjustmentTable } from "./adjustment-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments"))("title") };
}

type Given = Record<string, string | undefined>;

/** What waits for approval first, and everything that was ever let off or given back. */
export default async function AdjustmentsPage({ searchParams }: { searchParams: Promise<Given> }) {
  const { site } = await requireStaff("adjustments.read");
  const given = await searchParams;
  const filter = listInput.catch({}).parse({
    status: given.status === "all" ? undefined : (given.status ?? "proposed"),
    kind: given.kind || undefined,
    accountId: given.accountId || undefined,
    before: given.before ? new Date(given.before) : undefined,
  });
  const [list, t] = await Promise.all([
    api().then((call) => call.staff.adjustments.list(filter)),
    getTranslations("adjustments"),
  ]);
  const status = given.status ?? "proposed";
  const query = (before?: Date) => {
    const parts = { status, kind: given.kind, accountId: given.accountId, before: before?.toISOString() };
    return `/adjustments?${new URLSearchParams(Object.entries(parts).filter((pair): pair is [string, string] => Boolean(pair[1])))}`;
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        status={list.waiting > 0 && <Status tone="warn">{t("waiting", { count: list.waiting })}</Status>}
      />
      <Card flush>
        <Filter status={status} kind={given.kind ?? ""} />
        {list.rows.length === 0 ? (
          <EmptyState icon={<Scale />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <AdjustmentTable rows={list.rows} zone={site.tenant.timezone} />
        )}
        <Pager
          previousHref={given.before ? query() : undefined}
          nextHref={list.nextBefore ? query(list.nextBefore) : undefined}
        />
        <p className="border-t border-line px-(--card-p) py-2.5 text-[0.875em] text-ink-3">
          {t("limit", { amount: formatMinor(list.limits.mine) })} ·{" "}
          {t("limitOwn", { amount: formatMinor(list.limits.own) })}
        </p>
      </Card>
    </>
  );
}

async function Filter({ status, kind }: { status: string; kind: string }) {
  const t = await getTranslations("adjustments");
  const kinds = listInput.shape.kind.unwrap().options;
  return (
    <form action="/adjustments" className="grid grid-cols-2 items-end gap-2 border-b border-line p-3 sm:flex">
      <Select name="status" aria-label={t("filter.status")} defaultValue={status} className="sm:w-44">
        <option value="all">{t("filter.anyStatus")}</option>
        {adjustmentStatuses.map((one) => (
          <option key={one} value={one}>
            {t(`status.${one}`)}
          </option>
        ))}
      </Select>
      <Select name="kind" aria-label={t("filter.kind")} defaultValue={kind} className="sm:w-44">
        <option value="">{t("filter.anyKind")}</option>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`kinds.${one}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary" className="max-sm:col-span-2">
        {t("filter.show")}
      </Button>
    </form>
  );
}
