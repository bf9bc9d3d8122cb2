import { sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { getSeason } from "../seasons/find-season-for";
import { day } from "./fragments";
import { computedLines } from "./statement";

/** How many agreements are named one by one when they cannot be billed. */
const namedAtMost = 20;

/** What a run would do now: how many bills, for how much, and which agreements it would leave aside and why. */
export async function previewSeasonRun(ctx: Ctx, slug: string) {
  const season = await getSeason(ctx, slug);
  const tenantId = ctx.tenant.id;
  const computed = computedLines({ tenantId, season, after: null, limit: null });
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{ scope: string; total: string; looked: string; parked: string }>(sql`
    with ${computed}
    select (select count(*) from looked) as looked, (select count(*) from scope) as scope, (select count(*) from parked) as parked,
      (select coalesce(sum(amount), 0) from lines where not exists (select 1 from parked where parked.agreement_id = lines.agreement_id)) as total`);
  const aside = await ctx.tx.execute<{
    account_id: string;
    account_no: string;
    address: string;
    reason: string;
    price_class: string | null;
  }>(sql`
    with ${computed}
    select ac.id as account_id, ac.account_no, ac.address, parked.reason, parked.price_class
    from parked join accounts ac on ac.tenant_id = ${tenantId} and ac.id = parked.account_id
    order by ac.account_no limit ${namedAtMost}`);
  const before = await ctx.tx.execute<{ count: string; total: string }>(sql`
    select count(distinct agreement_id) as count, coalesce(sum(amount_minor), 0) as total from bills
    where tenant_id = ${tenantId} and season = ${slug} and period_from >= ${day(season.from)}`);
  const [row] = rows;
  return {
    season: slug,
    toBill: Number(row?.scope ?? 0) - Number(row?.parked ?? 0),
    totalMinor: BigInt(row?.total ?? 0),
    agreements: Number(row?.looked ?? 0),
    parkedCount: Number(row?.parked ?? 0),
    parked: aside.rows.map((one) => ({
      accountId: one.account_id,
      accountNo: one.account_no,
      address: one.address,
      reason: one.reason as "no-area" | "no-usage" | "no-price",
      priceClass: one.price_class,
    })),
    billedCount: Number(before.rows[0]?.count ?? 0),
    billedMinor: BigInt(before.rows[0]?.total ?? 0),
  };
}
