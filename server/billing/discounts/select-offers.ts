import { type SQL, sql } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import { roundingUnit } from "../rates/line";
import { rounded, values } from "../runs/fragments";
import type { SeasonInfo } from "../seasons/list-seasons";
import { charges } from "./compute-discount";
import { isLetOff } from "./is-let-off";

/** A window of a season, the days of payment that earn it, and the 分 it is rounded to. */
export type ListedWindow = { season: string; window: DiscountWindow; from: PlainDate; unit: number };

/** Every window of some seasons. Who has paid before a season's first one opens has paid in time for it. */
export const listWindows = (seasons: SeasonInfo[]): ListedWindow[] =>
  seasons.flatMap(({ slug, discounts = [], tariff }) =>
    discounts.map((window, index) => ({
      ...{ season: slug, window, from: index === 0 ? "0001-01-01" : window.from },
      unit: roundingUnit[tariff.tariff.rounding],
    })),
  );

/**
 * What bills earn, in one statement for any number of them: the SQL twin of `computeDiscount`. `asked` has bill_id,
 * season and day; the answer has bill_id, no (the place in `windows`, which must not be empty) and amount in 分. Bills
 * that earn nothing on their day, or have earned it, are left out.
 */
export function selectOffers(tenantId: string, windows: ListedWindow[], asked: SQL): SQL {
  const byPart = rounded(sql`heat * percent / 10000`, sql`1`, sql`1`, sql`unit`);
  return sql`
    select bill_id, no, (case when kept = whole then full_minor else div(2 * full_minor * kept + whole, 2 * whole) end)::bigint as amount
    from (
      select bill_id, no, kept, whole, least(heat, case when percent is null then by_area else ${byPart} end) as full_minor from (
        select heated.bill_id, no, percent, unit, by_area, kept, whole, heat - coalesce(let_off.minor, 0) as heat
        from (${heatOf(tenantId, windows, asked)}) heated
        left join (${letOffOf(tenantId, asked)}) let_off on let_off.bill_id = heated.bill_id
        left join adjustments earned on earned.tenant_id = ${tenantId} and earned.bill_id = heated.bill_id
          and earned.kind = 'early-payment' and earned.status = 'posted'
        where heated.pieces > 0 and earned.id is null
      ) of_heat where heat > 0
    ) offered where full_minor > 0`;
}

/** Of each bill and the window that its day falls into: heat less waivers, its pieces, and the discount by m². */
function heatOf(tenantId: string, windows: ListedWindow[], asked: SQL): SQL {
  const spans = values(
    windows.map(({ season, window, from, unit }, no) => [
      ...[no, season, from, window.to],
      ...[window.kind === "percent" ? window.percent : null, window.kind === "per-area" ? window.price : null, unit],
    ]),
    ["int", "text", "date", "date", "numeric", "numeric", "int"],
  );
  const charged = sql`line.code = any(${sql.param(charges)}::text[])`;
  const part = (key: "days" | "of") => sql`coalesce((line.basis ->> ${key}::text)::numeric, 1)`;
  const byArea = rounded(sql`line.quantity * span.price * line.factor`, part("days"), part("of"), sql`span.unit`);
  return sql`
    select asked.bill_id, span.no, span.percent, span.unit, count(*) filter (where ${charged}) as pieces,
      sum(${byArea}) filter (where ${charged}) as by_area,
      sum(line.amount_minor) filter (where ${charged} or line.code = 'waiver') as heat,
      sum(line.amount_minor) as kept, sum(line.amount_minor) filter (where line.code <> 'growth') as whole
    from (${asked}) asked
    join ${spans} as span (no, season, from_day, to_day, percent, price, unit)
      on span.season = asked.season and asked.day between span.from_day and span.to_day
    join bill_lines line on line.tenant_id = ${tenantId} and line.bill_id = asked.bill_id
    group by asked.bill_id, span.no, span.percent, span.unit`;
}

/** What was let off bills since. */
const letOffOf = (tenantId: string, asked: SQL): SQL => sql`
  select part.bill_id, sum(part.amount_minor) as minor
  from allocations part
  join adjustments on adjustments.tenant_id = ${tenantId} and adjustments.id = part.adjustment_id
  where part.tenant_id = ${tenantId} and part.bill_id in (select bill_id from (${asked}) asked) and ${isLetOff(sql`adjustments`)}
  group by part.bill_id`;
