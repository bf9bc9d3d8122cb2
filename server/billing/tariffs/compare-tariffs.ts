import { type SQL, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { billSums } from "../runs/fragments";
import { computedLines } from "../runs/statement";
import type { SeasonInfo } from "../seasons/list-seasons";
import { getTariffVersion } from "./tariff-document";

type Counts = { bills: number; rise: number; fall: number; same: number; before: string; after: string };
type Compared = {
  total: Counts & { onlyOlder: number; onlyNewer: number; neither: number };
  classes: (Counts & { priceClass: string | null })[] | null;
  largest: { accountId: string; accountNo: string; address: string; before: string; after: string }[] | null;
};

/**
 * What the whole subsidiary would be billed for one season under either of two versions, from the facts known now
 * and as if nothing were billed yet. One statement for all accounts; sums in 分. A season that the newer version
 * does not name is priced by it with the older one's dates.
 */
export async function compareTariffs(ctx: Ctx, input: { olderId: string; newerId: string; season: string }) {
  const [older, newer] = [await getTariffVersion(ctx, input.olderId), await getTariffVersion(ctx, input.newerId)];
  const before = older.seasons.find((one) => one.slug === input.season);
  if (!before) throw notFound("season-unknown", { season: input.season });
  const named = newer.seasons.find((one) => one.slug === input.season);
  const after = named ?? inDatesOf(before, newer.seasons.at(-1));
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{ compared: Compared }>(statement(ctx.tenant.id, before, after));
  const compared = rows[0]?.compared;
  if (!compared) throw new Error("A comparison must answer");
  const names = Object.fromEntries(
    [...older.tariff.priceClasses, ...newer.tariff.priceClasses].map((one) => [one.slug, one.name]),
  );
  const sums = <T extends { before: string; after: string }>({ before: was, after: becomes, ...one }: T) => ({
    ...one,
    beforeMinor: BigInt(was),
    afterMinor: BigInt(becomes),
  });
  return {
    older: { id: older.id, version: older.version },
    newer: { id: newer.id, version: newer.version },
    season: {
      slug: before.slug,
      name: before.name,
      from: before.from,
      to: before.lastDay,
      inNewer: named !== undefined,
    },
    total: sums(compared.total),
    classes: (compared.classes ?? []).map((one) => ({
      ...sums(one),
      name: (one.priceClass && names[one.priceClass]) || null,
    })),
    largest: (compared.largest ?? []).map(sums),
  };
}

/** The rules of the newer version's last season on the days of the older one's. */
function inDatesOf(dates: SeasonInfo, rules: SeasonInfo | undefined): SeasonInfo {
  if (!rules) throw notFound("season-unknown", { season: dates.slug });
  const { slug, name, from, to, extensionDays, lastDay, days } = dates;
  return { ...rules, slug, name, from, to, extensionDays, lastDay, days };
}

function billed(tenantId: string, season: SeasonInfo): SQL {
  return sql`
    select * from (
      with ${computedLines({ tenantId, season, after: null, limit: null, fromNothing: true })}
      select agreement_id, account_id, price_class, case when reason is null then amount end as amount from (${billSums}) sums
    ) as one_side`;
}

const shownAtMost = 20;

function statement(tenantId: string, before: SeasonInfo, after: SeasonInfo): SQL {
  const counts = sql`'bills', count(*), 'rise', count(*) filter (where after > before), 'fall', count(*) filter (where after < before),
    'same', count(*) filter (where after = before), 'before', coalesce(sum(before), 0)::bigint::text, 'after', coalesce(sum(after), 0)::bigint::text`;
  return sql`
    with older as materialized (${billed(tenantId, before)}), newer as materialized (${billed(tenantId, after)}),
    pairs as materialized (
      select coalesce(newer.account_id, older.account_id) as account_id, coalesce(newer.price_class, older.price_class) as price_class,
        older.amount as before, newer.amount as after
      from older full join newer on newer.agreement_id = older.agreement_id
    ), both_sides as (select * from pairs where before is not null and after is not null)
    select json_build_object(
      'total', (select json_build_object(${counts},
        'onlyOlder', (select count(*) from pairs where before is not null and after is null),
        'onlyNewer', (select count(*) from pairs where before is null and after is not null),
        'neither', (select count(*) from pairs where before is null and after is null)) from both_sides),
      'classes', (select json_agg(one order by price_class) from (
        select price_class, json_build_object('priceClass', price_class, ${counts}) as one from both_sides group by price_class) by_class),
      'largest', (select json_agg(one) from (
        select json_build_object('accountId', ac.id, 'accountNo', ac.account_no, 'address', ac.address,
          'before', before::bigint::text, 'after', after::bigint::text) as one
        from both_sides join accounts ac on ac.tenant_id = ${tenantId} and ac.id = both_sides.account_id
        where after <> before order by abs(after - before) desc, ac.account_no limit ${shownAtMost}) top)
    ) as compared`;
}
