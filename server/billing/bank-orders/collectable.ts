import { sql, type SQL } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";

export type Wish = { profileSlug: string; dueUntil: PlainDate };

/**
 * Whom a bank may be asked to collect from, with the mandate and what is open of their bills due by a day. Whoever is in an
 * order that the bank has still to answer is left out, so that nobody is debited twice.
 */
export const collectable = (tenantId: string, { profileSlug, dueUntil }: Wish, today: PlainDate): SQL => sql`
  select m.account_id, m.id as mandate_id, sum(b.amount_minor - coalesce(paid.sum, 0))::bigint as amount_minor
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
    )
  group by m.account_id, m.id
  having sum(b.amount_minor - coalesce(paid.sum, 0)) > 0`;

/** Whether the bank's word on an ordered line has had its effect: refused, or booked. */
export const answered = (tenantId: string, line: SQL): SQL => sql`exists (
  select 1 from bank_file_lines answer
  join bank_files file on file.tenant_id = ${tenantId} and file.id = answer.file_id
  where answer.tenant_id = ${tenantId} and answer.profile_slug = ${line}.profile_slug and answer.line_key = ${line}.line_key
    and (answer.finding = 'rejected' or (answer.finding is null and file.status = 'booked')))`;
