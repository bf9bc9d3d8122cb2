import { type SQL, sql } from "drizzle-orm";
import { type WaterTariff, waterParts } from "@/tenants/schemas/tariff";
import { lineNames, roundingUnit } from "../rates/line";
import type { SeasonInfo } from "../seasons/list-seasons";
import { waterStretches } from "../rates/price-stretches";
import { versionOf } from "../seasons/version-of";
import { day, formula, plain, rounded, shareBasis, shareText, values } from "./fragments";

/**
 * From `scope` to `lines` for tiered water: each use laid over the tiers of its calendar year, by the price class and the
 * household of its first day.
 */
export function waterLines(tenantId: string, season: SeasonInfo, tariff: WaterTariff): SQL {
  const tiers = tierRows(season, tariff);
  const parts = values(
    waterParts.map((part, index) => [part, index + 1, lineNames[part]]),
    ["text", "int", "text"],
  );
  const price = sql`case parts.part when 'water' then reach.water when 'resource' then reach.resource else reach.sewage end`;
  const amount = rounded(
    sql`(reach.high - reach.low) * p.price`,
    sql`days`,
    sql`of_days`,
    roundingUnit[tariff.rounding],
  );
  return sql`
    used as materialized (
      select scope.agreement_id, scope.account_id, coalesce((
        select ca.price_class from chargeable_areas ca
        where ca.tenant_id = ${tenantId} and ca.agreement_id = scope.agreement_id and ca.superseded_at is null
          and ca.valid_from <= u.period_from and (ca.valid_to is null or ca.valid_to > u.period_from)
        order by ca.area_no, ca.valid_from limit 1), scope.use) as price_class, (
        select h.size from households h
        where h.tenant_id = ${tenantId} and h.account_id = scope.account_id and h.superseded_at is null
          and h.valid_from <= u.period_from and (h.valid_to is null or h.valid_to > u.period_from)
        order by h.valid_from limit 1) as household_size, u.id as usage_id, u.period_from, u.period_to, u.quantity, (
        select coalesce(sum(e.quantity), 0) from usages e
        where e.tenant_id = ${tenantId} and e.agreement_id = u.agreement_id and e.unit = 'm3' and e.superseded_at is null
          and e.period_from >= date_trunc('year', u.period_from)::date and e.period_from < u.period_from) as before
      from scope join usages u on u.tenant_id = ${tenantId} and u.agreement_id = scope.agreement_id and u.unit = 'm3'
        and u.superseded_at is null
        and u.period_from >= scope.period_from and u.period_from <= ${day(season.lastDay)}
    ), tiers (slug, name, base, no, from_base, from_extra, to_base, to_extra, water, resource, sewage, stretch, from_day, to_day, version_id) as (${tiers}),
    parked as materialized (
      select agreement_id, account_id, 'no-price' as reason, (array_agg(price_class order by period_from))[1] as price_class
      from used where not exists (select 1 from tiers where tiers.slug = used.price_class) group by agreement_id, account_id
      union all
      select scope.agreement_id, scope.account_id, 'no-usage', null from scope
      where not exists (select 1 from used where used.agreement_id = scope.agreement_id)
    ), reach as (
      select b.*, greatest(b.before, b.from_m3) as low,
        case when b.to_m3 is not null and b.before + b.quantity > b.to_m3 then b.to_m3 else b.before + b.quantity end as high,
        b.quantity = 0 and b.before >= b.from_m3 and (b.to_m3 is null or b.before < b.to_m3) as idle
      from (
        select used.*, tiers.*, tiers.from_base + tiers.from_extra * extra as from_m3, tiers.to_base + tiers.to_extra * extra as to_m3,
          least(used.period_to + 1, tiers.to_day) - greatest(used.period_from, tiers.from_day) as days, used.period_to + 1 - used.period_from as of_days
        from used join tiers on tiers.slug = used.price_class and tiers.from_day <= used.period_to and tiers.to_day > used.period_from
        cross join lateral (select greatest(0, coalesce(used.household_size, tiers.base) - tiers.base) as extra) people
      ) b
    ), lines as (
      select reach.agreement_id, 1 as k1, reach.period_from as k2, (reach.no * 100 + reach.stretch) * 10 + parts.no as k3, parts.part as code,
        reach.name || ' 第' || reach.no || '档 ' || parts.name as description, reach.high - reach.low as quantity, 'm3' as unit,
        p.price as unit_price, 1::numeric as factor, ${amount} as amount,
        ${formula(sql`(reach.high - reach.low)`, sql`p.price`, sql`1`, shareText)} as formula,
        jsonb_build_object('priceClass', reach.slug, 'tier', reach.no, 'tierFrom', ${plain(sql`reach.low`)}, 'tierTo', ${plain(sql`reach.high`)}) || ${shareBasis} as basis,
        null::uuid as area_id, reach.usage_id, reach.version_id
      from reach cross join ${parts} as parts (part, no, name) cross join lateral (select ${price} as price) p
      where (reach.high > reach.low or reach.idle and parts.part = 'water')
        and not exists (select 1 from parked where parked.agreement_id = reach.agreement_id)
    )`;
}

/** Every tier of every class once for each of its prices, with the days on which they hold and the version in which they stand. */
function tierRows(season: SeasonInfo, tariff: WaterTariff): SQL {
  return values(
    tariff.priceClasses.flatMap(waterStretches).flatMap(({ rate: one, no, from, to }) =>
      one.tiers.map((tier, index) => {
        const below = one.tiers[index - 1];
        const bounds = [below?.upTo ?? "0", below?.extraPerPerson ?? "0", tier.upTo, tier.extraPerPerson];
        const prices = [tier.water, tier.resource, tier.sewage];
        const held = [no, from, to, versionOf(season, from)];
        return [one.slug, one.name.zh, one.baseHousehold, index + 1, ...bounds, ...prices, ...held];
      }),
    ),
    ["text", "text", "numeric", "int", ...Array.from({ length: 7 }, () => "numeric"), "int", "date", "date", "uuid"],
  );
}
