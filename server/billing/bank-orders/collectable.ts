import { sql, type SQL } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";
import { type ListedWindow, selectOffers } from "../discounts/select-offers";

/** Bills due by a day, collected by the bank on another, which decides what early payment lets off. */
export type Wish = { profileSlug: string; dueUntil: PlainDate; collectOn: PlainDate };

/**
 * Whom a bank may be asked to collect from, with the mandate and what settles their bills due by a day: what is open, less
 * the early-payment discount where the day of collection lies in its window. Whoever is in an order that the bank has still
 * to answer is left out, so that nobody is debited twice.
 */
export function collectable(tenantId: string, wish: Wish, today: PlainDate, windows: ListedWindow[]): SQL {
  const asked = sql`select bill_id, season, ${wish.collectOn}::date as day from due where open > 0`;
  const offers =
    windows.length === 0
      ? sql`select null::uuid as bill_id, null::bigint as amount where false`
      : selectOffers(tenantId, windows, asked);
  return sql`
    with due as materialized (${dueBills(tenantId, wish, today)}), offers as (${offers})
    select due.account_id, due.mandate_id,
      sum(due.open - coalesce(case when offers.amount < due.open then offers.amount end, 0))::bigint as amount_minor
    from due left join offers on offers.bill_id = due.bill_id
    group by due.account_id, due.mandate_id
    having sum(due.open - coalesce(case when offers.amount < due.open then offers.amount end, 0)) > 0`;
}

const dueBills = (tenantId: string, { profileSlug, dueUntil }: Wish, today: PlainDate): SQL => sql`
  select m.account_id, m.id as mandate_id, b.id as bill_id, b.season, b.amount_minor - coalesce(paid.sum, 0) as open
  from debit_mandates m
  join bills b on b.tenant_id = ${tenantId} and b.account_id = m.account_id and b.due_on <= ${dueUntil}::date
    and b.reverses_id is null
    and not exists (select 1 from bills back where back.tenant_id = ${tenantId} and back.reverses_id = b.id)
  left join (
    select bill_id, sum(amount_minor) as sum from allocations where tenant_id = ${tenantId} group by bill_id
  ) paid on paid.bill_id = b.id
  where m.tenant_id = ${tenantId} and m.profile_slug = ${profileSlug} and m.superseded_at is null
    and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to > ${today}::date)
    and not exists (
      select 1 from bank_order_lines asked
      join bank_orders o on o.tenant_id = ${tenantId} and o.id = asked.order_id and o.status <> 'closed'
      where asked.tenant_id = ${tenantId} and asked.account_id = m.account_id and not ${answered(tenantId, sql`asked`)}
    )`;

/** Whether the bank's word on an ordered line has had its effect: refused, or booked. */
export const answered = (tenantId: string, line: SQL): SQL => sql`exists (
  select 1 from bank_file_lines answer
  join bank_files file on file.tenant_id = ${tenantId} and file.id = answer.file_id
  where answer.tenant_id = ${tenantId} and answer.profile_slug = ${line}.profile_slug and answer.line_key = ${line}.line_key
    and (answer.finding = 'rejected' or (answer.finding is null and file.status = 'booked')))`;
