import { type SQL, sql } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";
import type { SeasonInfo } from "../seasons/list-seasons";

export const day = (value: PlainDate) => sql`${value}::date`;

/** A VALUES list as a table; every value is a parameter, cast as `types` say. */
export function values(rows: (string | number | boolean | null)[][], types: string[]): SQL {
  const line = (row: (string | number | boolean | null)[]) =>
    sql`(${sql.join(
      row.map((value, index) => sql`${value}::${sql.raw(types[index] ?? "text")}`),
      sql`, `,
    )})`;
  return sql`(values ${sql.join(rows.map(line), sql`, `)})`;
}

/** product × days ÷ of, rounded once, half up, to a multiple of `unit` 分: the SQL twin of `roundLine`. */
export function rounded(product: SQL, days: SQL, of: SQL, unit: number | SQL): SQL {
  const step = typeof unit === "number" ? sql.raw(String(unit)) : unit;
  return sql`(div(200 * (${product}) * (${days}) + (${of}) * ${step}, 2 * (${of}) * ${step}) * ${step})`;
}

export const plain = (value: SQL) => sql`trim_scale(${value})::text`;

/** The SQL twin of `writeFormula`. */
export const formula = (quantity: SQL, price: SQL, factor: SQL, share: SQL): SQL =>
  sql`${plain(quantity)} || ' × ' || ${plain(price)} || case when ${factor} = 1 then '' else ' × ' || ${plain(factor)} end
    || case when ${share} = '' then '' else ' × ' || ${share} end`;

/** The SQL twin of `billedTo`. */
export const billedTo = ({ formerLastDays, lastDay }: SeasonInfo, periodTo: SQL): SQL =>
  formerLastDays.length === 0
    ? periodTo
    : sql`case when ${periodTo} = any(${sql.param(formerLastDays)}::date[]) then ${day(lastDay)} else ${periodTo} end`;

/** `days` of `of_days` as words of a formula and as its basis, when a price held for a part of them only. */
export const shareText = sql`case when days = of_days then '' else days || '/' || of_days end`;
export const shareBasis = sql`case when days = of_days then '{}'::jsonb else jsonb_build_object('days', days, 'of', of_days) end`;

/** From `scope`, `lines` and `parked` to one row for each agreement: its sum and the mark of all that it is made of. */
export const billSums = sql`
  select scope.agreement_id, scope.account_id, scope.period_from, parked.reason, coalesce(sums.price_class, parked.price_class) as price_class, coalesce(sums.amount, 0) as amount,
    coalesce(sums.on_area, 0) as on_area, coalesce(sums.off_area, 0) as off_area, coalesce(sums.used, 0) as used,
    md5(concat_ws('|', scope.account_id, greatest(scope.period_from, scope.starts_on), parked.reason, sums.made_of)) as fingerprint
  from scope
  left join (
    select agreement_id, sum(amount) as amount,
      (array_agg(basis ->> 'priceClass' order by k1, k2, k3) filter (where basis ? 'priceClass'))[1] as price_class,
      ${quantitiesOf(sql`quantity`)},
      string_agg(concat_ws('|', code, formula, amount::bigint, basis, area_id, usage_id), '/' order by k1, k2, k3) as made_of
    from lines group by agreement_id
  ) sums on sums.agreement_id = scope.agreement_id
  left join parked on parked.agreement_id = scope.agreement_id`;

/** Area supplied, area stopped and use of a bill's lines, each by its part of the days. */
export function quantitiesOf(quantity: SQL): SQL {
  const share = sql`${quantity} * coalesce((basis ->> 'days')::numeric / (basis ->> 'of')::numeric, 1)`;
  return sql`sum(${share}) filter (where code in ('area-heat', 'prepaid-area', 'fixed-part')) as on_area,
    sum(${share}) filter (where code = 'base-fee') as off_area,
    sum(${share}) filter (where code in ('energy-part', 'water')) as used`;
}
