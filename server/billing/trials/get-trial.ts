import { and, desc, eq, sql } from "drizzle-orm";
import { accounts, billRuns, configDocuments, trialBills, trialRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { listSeasons } from "../seasons/list-seasons";

const shownAtMost = 20;

/** One trial with its figures against last season, by cause, and the largest differences. */
export async function getTrial(ctx: Ctx, trialId: string) {
  const [found] = await ctx.tx
    .select({ trial: trialRuns, tariffVersion: configDocuments.version, runId: billRuns.id })
    .from(trialRuns)
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, ctx.tenant.id), eq(configDocuments.id, trialRuns.tariffVersionId)),
    )
    .leftJoin(billRuns, and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.trialId, trialRuns.id)))
    .where(and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trialId)));
  if (!found) throw notFound();
  const { trial } = found;
  const seasons = await listSeasons(ctx);
  const nameOf = (slug: string | null) =>
    slug === null ? null : (seasons.find((one) => one.slug === slug)?.name ?? { zh: slug, en: slug });
  return {
    ...trial,
    tariffVersion: found.tariffVersion,
    runId: found.runId,
    seasonName: nameOf(trial.season) ?? { zh: trial.season, en: trial.season },
    previousName: nameOf(trial.previousSeason),
    mine: trial.startedById !== null && "userId" in ctx.actor && trial.startedById === ctx.actor.userId,
    ...(await figuresOf(ctx, trialId)),
  };
}

const of = (ctx: Ctx, trialId: string) => and(eq(trialBills.tenantId, ctx.tenant.id), eq(trialBills.trialId, trialId));
const difference = sql`${trialBills.amountMinor} - coalesce(${trialBills.beforeMinor}, 0)`;

async function figuresOf(ctx: Ctx, trialId: string) {
  const causes = await ctx.tx
    .select({
      cause: trialBills.cause,
      count: sql<number>`count(*)::int`,
      before: sql<string>`coalesce(sum(${trialBills.beforeMinor}), 0)::text`,
      after: sql<string>`sum(${trialBills.amountMinor})::text`,
      byPrice: sql<string>`sum(${trialBills.priceMinor})::text`,
      priced: sql<number>`(count(*) filter (where ${trialBills.priceMinor} <> 0))::int`,
    })
    .from(trialBills)
    .where(of(ctx, trialId))
    .groupBy(trialBills.cause);
  const largest = await ctx.tx
    .select({
      accountId: trialBills.accountId,
      accountNo: accounts.accountNo,
      address: accounts.address,
      cause: trialBills.cause,
      beforeMinor: trialBills.beforeMinor,
      afterMinor: trialBills.amountMinor,
    })
    .from(trialBills)
    .innerJoin(accounts, and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, trialBills.accountId)))
    .where(and(of(ctx, trialId), sql`${trialBills.cause} not in ('parked', 'same')`))
    .orderBy(desc(sql`abs(${difference})`), accounts.accountNo)
    .limit(shownAtMost);
  return { ...varianceOf(causes), largest };
}

type CauseRow = {
  cause: (typeof trialBills.$inferSelect)["cause"];
  count: number;
  before: string;
  after: string;
  byPrice: string;
  priced: number;
};

/** Every 分 between the two seasons under one cause; what prices make is taken out of the others. */
function varianceOf(rows: CauseRow[]) {
  const beforeMinor = rows.reduce((sum, one) => sum + BigInt(one.before), 0n);
  const byPrice = {
    cause: "price" as const,
    count: rows.reduce((sum, one) => sum + one.priced, 0),
    amountMinor: rows.reduce((sum, one) => sum + BigInt(one.byPrice), 0n),
  };
  const others = (["area", "state", "reading", "rule", "new", "closed", "parked"] as const).map((cause) => {
    const one = rows.find((row) => row.cause === cause);
    return {
      cause,
      count: one?.count ?? 0,
      amountMinor: one ? BigInt(one.after) - BigInt(one.before) - BigInt(one.byPrice) : 0n,
    };
  });
  const same = rows.find((row) => row.cause === "same")?.count ?? 0;
  return { beforeMinor, same, variance: [byPrice, ...others].filter((one) => one.count > 0) };
}
