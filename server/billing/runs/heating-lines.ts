import { type SQL, sql } from "drizzle-orm";
import type { HeatingTariff } from "@/tenants/schemas/tariff";
import { lineNames, roundingUnit } from "../rates/line";
import type { SeasonInfo } from "../seasons/list-seasons";
import { heatStretches } from "../rates/price-stretches";
import { versionOf } from "../seasons/version-of";
import { billedTo, day, formula, plain, rounded, shareBasis, shareText, values } from "./fragments";

/** From `scope` to `lines` for heating. What the tariff does not have (waiver, energy) is not in the statement. */
export function heatingLines(tenantId: string, season: SeasonInfo, tariff: HeatingTariff): SQL {
  const metered = tariff.priceClasses.some((one) => one.twoPart ?? one.metered);
  const parts = [
    ...(tariff.waiver.kind === "none" ? [] : [sql`poor as materialized (${poorHomes(tenantId, season, tariff)})`]),
    sql`charges as materialized (${charges(season, tariff, metered)})`,
    ...(metered
      ? [
          sql`energy as materialized (${energyLines(tariff)})`,
          sql`caps ${lineColumns} as (${capLines(season, tariff)})`,
        ]
      : []),
    sql`lines as (
      select * from charges
      ${tariff.waiver.kind === "per-area" ? sql`union all ${areaWaivers(season, tariff)}` : sql``}
      ${tariff.waiver.kind === "sum" ? sql`union all ${sumWaivers(tariff, metered)}` : sql``}
      ${metered ? sql`union all select * from energy union all select * from caps` : sql``}
    )`,
  ];
  return sql`${pieces(tenantId, season, tariff)}${metered ? sql`, ${settlement(tenantId, season, tariff)}` : sql``}, ${sql.join(parts, sql`, `)}`;
}

const lineColumns = sql`(agreement_id, k1, k2, k3, code, description, quantity, unit, unit_price, factor, amount, formula, basis,
  area_id, usage_id, version_id)`;

/** Areas cut to their days, with their prices: `priced`; and the agreements that lack one: `parked`. */
function pieces(tenantId: string, season: SeasonInfo, tariff: HeatingTariff): SQL {
  const factors = values(Object.entries(tariff.areaFactors), ["text", "numeric"]);
  return sql`
    clipped as (${clippedAreas(tenantId, season, tariff)}), chosen as materialized (${chosenAreas(season)}),
    priced as materialized (
      select chosen.*, ${cutDays(sql`chosen.piece_from`, sql`(chosen.piece_from + chosen.piece_days)`)},
        rate.slug as rate_slug, rate.version_id, rate.name, rate.price, rate.per_day, rate.fixed,
        case chosen.settlement when 'two-part' then rate.two_unit else rate.unit end as energy_unit,
        case chosen.settlement when 'two-part' then rate.two_factor else rate.factor end as usage_factor,
        case chosen.settlement when 'two-part' then rate.cap end as cap,
        kinds.factor * ${heightFactor(tariff)} as factor,
        ${season.stop.kind === "forbidden" ? sql`false` : sql`chosen.supply_state = 'stopped'`} as stopped
      from chosen
      left join ${ratesOf(season, tariff)} as ${rateColumns}
        on rate.slug = chosen.price_class and rate.from_day < chosen.piece_from + chosen.piece_days and rate.to_day > chosen.piece_from
        and (chosen.settlement = 'area' or case chosen.settlement when 'two-part' then rate.fixed else rate.energy end is not null)
      join ${factors} as kinds (kind, factor) on kinds.kind = chosen.kind
    ), parked as materialized (
      select scope.agreement_id, scope.account_id,
        case when bool_or(priced.agreement_id is null) then 'no-area' else 'no-price' end as reason,
        min(priced.price_class) filter (where priced.rate_slug is null) as price_class
      from scope left join priced on priced.agreement_id = scope.agreement_id
      group by scope.agreement_id, scope.account_id
      having bool_or(priced.rate_slug is null)
    )`;
}

/** The days of each area that lie in the season and in its agreement. */
function clippedAreas(tenantId: string, season: SeasonInfo, tariff: HeatingTariff): SQL {
  const end = sql`(${day(season.lastDay)} + 1)`;
  const basis = sql.raw(tariff.areaBasis === "built" ? "built_area" : "chargeable_area");
  return sql`
    select scope.agreement_id, scope.account_id, scope.storey_height, ca.id as area_id, ca.area_no, ca.kind,
      ca.${basis} as quantity, ca.height_factor, ca.price_class, ca.settlement, ca.supply_state, ca.whole_unit_stop,
      greatest(scope.period_from, scope.starts_on, ca.valid_from) as piece_from,
      least(${end}, scope.ends_on, ca.valid_to) - greatest(scope.period_from, scope.starts_on, ca.valid_from) as piece_days
    from scope join chargeable_areas ca on ca.tenant_id = ${tenantId} and ca.agreement_id = scope.agreement_id and ca.superseded_at is null`;
}

/** Each stretch of days by itself, or the one state of the season that counts for all of it. */
function chosenAreas(season: SeasonInfo): SQL {
  if (season.changes === "by-day") return sql`select * from clipped where piece_days > 0`;
  return sql`
    select distinct on (agreement_id, area_no) agreement_id, account_id, storey_height, area_id, area_no, kind, quantity,
      height_factor, price_class, settlement, supply_state, whole_unit_stop, ${day(season.from)} as piece_from, ${season.days}::int as piece_days
    from clipped where piece_days > 0
    order by agreement_id, area_no, (supply_state = 'on') desc, clipped.piece_from desc`;
}

/** The days that a stretch of one price has of those from a day to the first day behind them. */
const cutDays = (from: SQL, end: SQL) =>
  sql`greatest(${from}, rate.from_day) as from_day, least(${end}, rate.to_day) - greatest(${from}, rate.from_day) as days`;

const rateColumns = sql`rate (slug, name, price, per_day, fixed, two_energy, two_unit, two_factor, cap, energy, unit, factor, no, from_day, to_day, version_id)`;

/** Every class once for each of its prices, with the days on which they hold and the version in which they stand. */
function ratesOf(season: SeasonInfo, tariff: HeatingTariff): SQL {
  return values(
    tariff.priceClasses
      .flatMap(heatStretches)
      .map(({ rate: one, no, from, to }) => [
        one.slug,
        one.name.zh,
        one.area.price,
        one.area.per === "day",
        one.twoPart?.fixed ?? null,
        one.twoPart?.energy ?? null,
        one.twoPart?.unit ?? null,
        one.twoPart?.usageFactor ?? null,
        one.twoPart?.capPercent ?? null,
        one.metered?.energy ?? null,
        one.metered?.unit ?? null,
        one.metered?.usageFactor ?? null,
        no,
        from,
        to,
        versionOf(season, from),
      ]),
    [
      "text",
      "text",
      "numeric",
      "boolean",
      "numeric",
      "numeric",
      "text",
      "numeric",
      "numeric",
      "numeric",
      "text",
      "numeric",
      "int",
      "date",
      "date",
      "uuid",
    ],
  );
}

function heightFactor({ height }: HeatingTariff): SQL {
  if (height.kind === "none") return sql`1::numeric`;
  if (height.kind === "recorded") return sql`chosen.height_factor`;
  if (height.kind === "proportional") {
    return sql`case when chosen.storey_height > ${height.limit}::numeric then round(chosen.storey_height / ${height.limit}::numeric, 3) else 1 end`;
  }
  const steps = height.steps.toSorted((a, b) => Number(b.above) - Number(a.above));
  const cases = steps.map(
    (step) => sql`when chosen.storey_height > ${step.above}::numeric then ${step.factor}::numeric`,
  );
  return sql`case ${sql.join(cases, sql` `)} else 1 end`;
}

/**
 * The energy price of each agreement, what it used on the days that its bill charges, and the SQL twin of `isSettled`:
 * `settled`, whose use has been read to the last day on which metered heat was delivered.
 */
function settlement(tenantId: string, season: SeasonInfo, tariff: HeatingTariff): SQL {
  const end = sql`least(u.period_to, ${day(season.lastDay)})`;
  const from = sql`greatest(u.period_from, scope.first_day)`;
  return sql`
    first_metered as (
      select distinct on (agreement_id) agreement_id, account_id, rate_slug, name, settlement, energy_unit, usage_factor, cap
      from priced where not stopped and settlement <> 'area' and rate_slug is not null
      order by agreement_id, area_no, from_day
    ), used as materialized (
      select first_metered.*, u.id as usage_id, u.period_from, u.period_to, u.quantity, rate.no, rate.version_id,
        case first_metered.settlement when 'two-part' then rate.two_energy else rate.energy end as energy,
        ${end} + 1 - u.period_from as of_days, ${cutDays(from, sql`(${end} + 1)`)}
      from first_metered join scope on scope.agreement_id = first_metered.agreement_id
      join usages u on u.tenant_id = ${tenantId} and u.agreement_id = first_metered.agreement_id
        and u.superseded_at is null
        and u.unit = first_metered.energy_unit and u.period_from between ${day(season.from)} and ${day(season.lastDay)}
        and u.period_to >= scope.first_day
      join ${ratesOf(season, tariff)} as ${rateColumns}
        on rate.slug = first_metered.rate_slug and rate.from_day <= ${end} and rate.to_day > ${from}
    ), delivered as (
      select agreement_id, max(piece_from + piece_days - 1) as until from clipped
      where piece_days > 0 and settlement <> 'area' ${season.stop.kind === "forbidden" ? sql`` : sql`and supply_state = 'on'`}
      group by agreement_id
    ), settled as (
      select distinct used.agreement_id from used join delivered on delivered.agreement_id = used.agreement_id
      where ${billedTo(season, sql`used.period_to`)} >= delivered.until
    )`;
}

const seasonShare = (season: SeasonInfo, perDay: SQL) =>
  sql`case when ${perDay} then p.days::text when p.days = ${season.days}::int then '' else p.days || '/' || ${String(season.days)}::text end`;

const areaBasisOf = (
  season: SeasonInfo,
  perDay: SQL,
  percent: SQL,
) => sql`jsonb_strip_nulls(jsonb_build_object('priceClass', p.price_class, 'areaKind', p.kind,
    'days', case when ${perDay} or p.days <> ${season.days}::int then p.days end,
    'of', case when ${perDay} or p.days <> ${season.days}::int then ${season.days}::int end, 'percent', ${percent}))`;

/** Of the area fee; null where a stopped m² has a price of its own. */
function stopPercent({ stop }: SeasonInfo): SQL {
  if (stop.kind !== "percent" && stop.kind !== "per-area") return sql`0::numeric`;
  const percent = stop.kind === "percent" ? sql`${stop.percent}::numeric` : sql`null::numeric`;
  return stop.wholeUnitFree ? sql`case when p.whole_unit_stop then 0 else ${percent} end` : percent;
}

function charges(season: SeasonInfo, tariff: HeatingTariff, metered: boolean): SQL {
  const unit = roundingUnit[tariff.rounding];
  const fixed = metered
    ? sql`(p.settlement = 'two-part' and settled.agreement_id is not null and not p.stopped)`
    : sql`false`;
  const { stop } = season;
  const supplied = sql`case when ${fixed} then p.fixed else p.price end`;
  const price =
    stop.kind === "per-area" ? sql`case when p.stopped then ${stop.price}::numeric else ${supplied} end` : supplied;
  const perDay = sql`(p.per_day and not ${fixed}${stop.kind === "per-area" ? sql` and not p.stopped` : sql``})`;
  const version = stop.kind === "per-area" ? sql`case when not p.stopped then p.version_id end` : sql`p.version_id`;
  const percent = sql`case when p.stopped then trim_scale(${stopPercent(season)})::text end`;
  const factor = sql`case when p.stopped then p.factor * coalesce(${stopPercent(season)}, 100) * 0.01 else p.factor end`;
  const amount = rounded(
    sql`p.quantity * c.price * c.factor`,
    sql`p.days`,
    sql`case when c.per_day then 1 else ${season.days}::int end`,
    unit,
  );
  return sql`
    select p.agreement_id, p.area_no as k1, p.from_day as k2, 1 as k3, c.code,
      p.name || ' ' || case c.code when 'base-fee' then ${lineNames["base-fee"]}::text when 'fixed-part' then ${lineNames["fixed-part"]}::text
        when 'prepaid-area' then ${lineNames["prepaid-area"]}::text else ${lineNames["area-heat"]}::text end as description,
      p.quantity, 'm2' as unit, c.price as unit_price, c.factor, ${amount} as amount,
      ${formula(sql`p.quantity`, sql`c.price`, sql`c.factor`, seasonShare(season, sql`c.per_day`))} as formula,
      ${areaBasisOf(season, sql`c.per_day`, sql`c.percent`)} as basis, p.area_id, null::uuid as usage_id, ${version} as version_id
    from priced p
    ${metered ? sql`left join settled on settled.agreement_id = p.agreement_id` : sql``}
    cross join lateral (select
      case when p.stopped then 'base-fee' when ${fixed} then 'fixed-part' when p.settlement = 'area' then 'area-heat' else 'prepaid-area' end as code,
      ${price} as price, ${perDay} as per_day, ${factor} as factor, ${percent} as percent) c
    where (p.stopped or p.settlement <> 'metered')
      and not exists (select 1 from parked where parked.agreement_id = p.agreement_id)
      ${season.changes === "whole-season" ? notBorne(season) : sql``}`;
}

/** Agreements whose household had low income on the first day of their bill; of a fixed sum the oldest that the account has in the season. */
const poorHomes = (tenantId: string, season: SeasonInfo, { waiver }: HeatingTariff) => sql`
  select scope.agreement_id from scope
  where exists (select 1 from households h where h.tenant_id = ${tenantId} and h.account_id = scope.account_id and h.low_income
    and h.superseded_at is null and h.valid_from <= scope.first_day and (h.valid_to is null or h.valid_to > scope.first_day))
    ${
      waiver.kind === "sum"
        ? sql`and not exists (select 1 from service_agreements older where older.tenant_id = ${tenantId}
            and older.account_id = scope.account_id and older.id < scope.agreement_id and older.starts_on <= ${day(season.lastDay)}
            and (older.ends_on is null or older.ends_on > greatest(older.starts_on, ${day(season.from)})))`
        : sql``
    }`;

/** Areas that are charged whole under the agreement that theirs came out of; a tariff by the day has none. */
const notBorne = ({ slug }: SeasonInfo) => sql`and not exists (
  select 1 from scope where scope.agreement_id = p.agreement_id and scope.season_borne = ${slug})`;

function areaWaivers(season: SeasonInfo, tariff: HeatingTariff): SQL {
  if (tariff.waiver.kind !== "per-area") return sql``;
  const price = sql`${tariff.waiver.price}::numeric`;
  const full = rounded(
    sql`p.quantity * ${price} * p.factor`,
    sql`p.days`,
    sql`${season.days}::int`,
    roundingUnit[tariff.rounding],
  );
  return sql`
    select p.agreement_id, p.area_no, p.from_day, 2, 'waiver', p.name || ' ' || ${lineNames.waiver}::text, p.quantity, 'm2', ${price}, p.factor,
      -least(${full}, charges.amount), ${formula(sql`p.quantity`, price, sql`p.factor`, seasonShare(season, sql`false`))},
      ${areaBasisOf(season, sql`false`, sql`null::text`)}, p.area_id, null::uuid, null::uuid
    from priced p join charges on charges.agreement_id = p.agreement_id and charges.area_id = p.area_id and charges.k2 = p.from_day
    where p.agreement_id in (select agreement_id from poor) and not p.stopped and p.price_class = any(${sql.param(tariff.waiver.priceClasses)}::text[]) and least(${full}, charges.amount) > 0`;
}

/** A fixed sum off all that the waived classes are charged: area, energy, and the cap that lessens them. */
function sumWaivers(tariff: HeatingTariff, metered: boolean): SQL {
  if (tariff.waiver.kind !== "sum") return sql``;
  const sum = sql`${tariff.waiver.amount}::numeric`;
  const most = rounded(sum, sql`1`, sql`1`, 1);
  const classes = sql`any(${sql.param(tariff.waiver.priceClasses)}::text[])`;
  const used = metered
    ? sql`union all select agreement_id, amount from energy where basis ->> 'priceClass' = ${classes}
      union all select agreement_id, amount from caps where basis ->> 'priceClass' = ${classes}`
    : sql``;
  return sql`
    select due.agreement_id, 1002, null::date, 5, 'waiver', ${lineNames.waiver}::text, 1, 'bill', ${sum}, 1, -least(${most}, sum(due.amount)),
      ${plain(sum)}, '{}'::jsonb, null::uuid, null::uuid, null::uuid
    from (
      select p.agreement_id, charges.amount
      from priced p join charges on charges.agreement_id = p.agreement_id and charges.area_id = p.area_id and charges.k2 = p.from_day
      where not p.stopped and p.price_class = ${classes} ${used}
    ) due where due.agreement_id in (select agreement_id from poor)
    group by due.agreement_id having sum(due.amount) > 0`;
}

function energyLines(tariff: HeatingTariff): SQL {
  const amount = rounded(sql`quantity * energy * usage_factor`, sql`days`, sql`of_days`, roundingUnit[tariff.rounding]);
  return sql`
    select agreement_id, 1000 as k1, period_from as k2, no as k3, 'energy-part' as code, name || ' ' || ${lineNames["energy-part"]}::text as description,
      quantity, energy_unit as unit, energy as unit_price, usage_factor as factor, ${amount} as amount,
      ${formula(sql`quantity`, sql`energy`, sql`usage_factor`, shareText)} as formula,
      jsonb_build_object('priceClass', rate_slug) || ${shareBasis} as basis, null::uuid as area_id, usage_id, version_id
    from used where (settlement = 'metered' or agreement_id in (select agreement_id from settled))
      and not exists (select 1 from parked where parked.agreement_id = used.agreement_id)`;
}

function capLines(season: SeasonInfo, tariff: HeatingTariff): SQL {
  const unit = roundingUnit[tariff.rounding];
  const fee = rounded(
    sql`p.quantity * p.price * p.factor`,
    sql`p.days`,
    sql`case when p.per_day then 1 else ${season.days}::int end`,
    unit,
  );
  const limit = rounded(sql`by_area.amount * 0.01 * (by_area.cap + 100) * 0.01`, sql`1`, sql`1`, unit);
  return sql`
    select by_area.agreement_id, 1001, null::date, 4, 'cap', by_area.name || ' ' || ${lineNames.cap}::text, 1::numeric, 'bill',
      by_area.amount * 0.01, (by_area.cap + 100) * 0.01, by_area.most - by_area.charged,
      ${formula(sql`1::numeric`, sql`(by_area.amount * 0.01)`, sql`((by_area.cap + 100) * 0.01)`, sql`''::text`)},
      jsonb_build_object('priceClass', by_area.rate_slug, 'capPercent', ${plain(sql`by_area.cap`)}), null::uuid, null::uuid, null::uuid
    from (
      select by_area.*, ${limit} as most, (
        (select coalesce(sum(amount), 0) from charges where charges.agreement_id = by_area.agreement_id and charges.code = 'fixed-part')
        + (select coalesce(sum(amount), 0) from energy where energy.agreement_id = by_area.agreement_id)) as charged
      from (
        select f.agreement_id, f.rate_slug, f.name, f.cap,
          (select coalesce(sum(${fee}), 0) from priced p where p.agreement_id = f.agreement_id and not p.stopped and p.settlement = 'two-part') as amount
        from first_metered f join settled on settled.agreement_id = f.agreement_id where f.cap is not null
      ) by_area
    ) by_area where by_area.charged > by_area.most and not exists (select 1 from parked where parked.agreement_id = by_area.agreement_id)`;
}
