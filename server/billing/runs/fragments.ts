import { type SQL, sql } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";

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
export const rounded = (product: SQL, days: SQL, of: SQL, unit: number): SQL =>
  sql`(div(200 * (${product}) * (${days}) + (${of}) * ${sql.raw(String(unit))}, 2 * (${of}) * ${sql.raw(String(unit))}) * ${sql.raw(String(unit))})`;

export const plain = (value: SQL) => sql`trim_scale(${value})::text`;

/** The SQL twin of `writeFormula`. */
export const formula = (quantity: SQL, price: SQL, factor: SQL, share: SQL): SQL =>
  sql`${plain(quantity)} || ' × ' || ${plain(price)} || case when ${factor} = 1 then '' else ' × ' || ${plain(factor)} end
    || case when ${share} = '' then '' else ' × ' || ${share} end`;
