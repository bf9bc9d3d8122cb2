import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { type Column, definitions } from "./definitions";
import { keyOf, placesOf } from "./places";
import { questionOf } from "./run-report";
import type { sourcesInput } from "./schemas";

const pageSize = 50;

type Row = {
  source: "posting" | "allocation" | "area";
  source_id: string;
  figure: string;
  on_day: string;
  value: string;
  account_id: string;
  account_no: string;
  recorded_at: string;
  kind: string | null;
  debit: string | null;
  credit: string | null;
  bill_id: string | null;
  bill_no: string | null;
  payment_id: string | null;
  receipt_no: string | null;
  adjustment_id: string | null;
  adjustment_no: string | null;
};

/**
 * What a figure is made of, in the order of days: the very facts that it sums, a page at a time, with their number and
 * sum. A closing shows everything it was added up from.
 */
export async function listSources(ctx: Ctx, input: z.infer<typeof sourcesInput>) {
  const definition = definitions[input.report];
  const column = definition.columns.find(({ name, role }) => name === input.figure && role !== "share");
  if (!column) throw invalid("report-figure", {}, "figure");
  const question = questionOf(ctx, input);
  const signs = partsOf(definition.columns, column);
  const chosen = sql`
    with places as materialized (${placesOf(question)}), facts as (${definition.facts(question)}),
    signs (figure, sign) as (values ${sql.join(
      signs.map(([name, sign]) => sql`(${name}::text, ${sign}::int)`),
      sql`, `,
    )}),
    chosen as materialized (
      select facts.account_id, facts.figure, facts.source, facts.source_id, facts.on_day, facts.value * signs.sign as value
      from facts join places on places.account_id = facts.account_id join signs on signs.figure = facts.figure
      where true ${input.key === undefined ? sql`` : sql`and ${keyOf(question)} = ${input.key}`}
        ${input.split === undefined ? sql`` : sql`and facts.split = ${input.split}`})`;
  const { rows: sums } = await ctx.tx.execute<{ count: string; sum: string }>(
    sql`${chosen} select count(*) as count, coalesce(sum(value), 0)::text as sum from chosen`,
  );
  const { rows } = await ctx.tx.execute<Row>(sql`${chosen} ${page(ctx.tenant.id, input.after)}`);
  const items = rows.slice(0, pageSize).map((row) => ({
    source: row.source,
    id: row.source_id,
    day: row.on_day,
    value: BigInt(row.value),
    accountId: row.account_id,
    accountNo: row.account_no,
    recordedAt: new Date(row.recorded_at),
    kind: row.kind,
    debit: row.debit,
    credit: row.credit,
    billId: row.bill_id,
    billNo: row.bill_no,
    paymentId: row.payment_id,
    receiptNo: row.receipt_no,
    adjustmentId: row.adjustment_id,
    adjustmentNo: row.adjustment_no,
  }));
  const last = items.at(-1);
  return {
    unit: column.unit,
    count: Number(sums[0]?.count ?? 0),
    sum: BigInt(sums[0]?.sum ?? 0),
    items,
    next: rows.length > pageSize && last ? { day: last.day, id: last.id } : null,
  };
}

/** Which facts a column adds, and with which sign. */
function partsOf(columns: Column[], column: Column): [string, number][] {
  if (column.role !== "closing") return [[column.name, 1]];
  return columns
    .filter(({ role, sum }) => sum === column.sum && (role === "opening" || role === "plus" || role === "minus"))
    .map(({ name, role }) => [name, role === "minus" ? -1 : 1]);
}

/** A fact may count twice in one figure (a settlement moves a sum between two ages), so a page groups by its source. */
const page = (tenantId: string, after: { day: string; id: string } | undefined): SQL => sql`
  , paged as (
    select source, source_id, on_day, account_id, min(figure) as figure, sum(value) as value from chosen
    ${after ? sql`where (on_day, source_id) > (${after.day}::date, ${after.id}::uuid)` : sql``}
    group by source, source_id, on_day, account_id
    order by on_day, source_id limit ${pageSize + 1})
  select paged.source, paged.source_id, paged.figure, paged.on_day::text, paged.value::text, paged.account_id, a.account_no,
    coalesce(p.recorded_at, al.recorded_at, c.recorded_at)::text as recorded_at, coalesce(p.kind, c.supply_state) as kind, p.debit, p.credit,
    b.id as bill_id, b.bill_no, pay.id as payment_id, pay.receipt_no,
    j.id as adjustment_id, j.adjustment_no
  from paged
  join accounts a on a.tenant_id = ${tenantId} and a.id = paged.account_id
  left join postings p on paged.source = 'posting' and p.tenant_id = ${tenantId} and p.id = paged.source_id
  left join allocations al on paged.source = 'allocation' and al.tenant_id = ${tenantId} and al.id = paged.source_id
  left join chargeable_areas c on paged.source = 'area' and c.tenant_id = ${tenantId} and c.id = paged.source_id
  left join bills b on b.tenant_id = ${tenantId} and b.id = coalesce(p.bill_id, al.bill_id)
  left join payments pay on pay.tenant_id = ${tenantId} and pay.id = coalesce(p.payment_id, al.payment_id)
  left join adjustments j on j.tenant_id = ${tenantId} and j.id = coalesce(p.adjustment_id, al.adjustment_id)
  order by paged.on_day, paged.source_id`;
