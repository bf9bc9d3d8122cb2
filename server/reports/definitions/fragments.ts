import { type SQL, sql } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";
import type { Question } from "./definition";

export const day = (value: PlainDate): SQL => sql`${value}::date`;
export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** The postings that moved what customers owe, up to the day, as far as they were known; `change` raises the debt. */
export const receivable = ({ tenantId, asOf, knownAt }: Question): SQL => sql`(
  select p.id, p.account_id, p.kind, p.bill_id, p.payment_id, p.adjustment_id, p.effective_on, p.due_on,
    case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end as change,
    case when p.debit = 'receivable' then p.credit else p.debit end as other
  from postings p
  where p.tenant_id = ${tenantId} and p.effective_on <= ${day(asOf)} and p.recorded_at <= ${instant(knownAt)}
    and (p.debit = 'receivable' or p.credit = 'receivable'))`;

/** Chargeable areas as believed at the instant. */
export const believedAreas = ({ tenantId, knownAt }: Question): SQL => sql`(
  select * from chargeable_areas c
  where c.tenant_id = ${tenantId} and c.recorded_at <= ${instant(knownAt)}
    and (c.superseded_at is null or c.superseded_at > ${instant(knownAt)}))`;

/**
 * An area's part in a level: in the opening when it held on the evening before, coming in on its first day and going out
 * on the first day after its last.
 */
export const courseOf = ({ from, asOf }: Question, names: [opening: string, came: string, went: string]): SQL => sql`
  lateral (values
    (${names[0]}::text, c.valid_from < ${day(from)} and (c.valid_to is null or c.valid_to >= ${day(from)}), c.valid_from),
    (${names[1]}::text, c.valid_from between ${day(from)} and ${day(asOf)}, c.valid_from),
    (${names[2]}::text, c.valid_to between ${day(from)} and ${day(asOf)}, c.valid_to)
  ) as course (figure, counts, on_day)`;
