import { sql } from "drizzle-orm";
import type { Definition } from "./definition";
import { day, instant, receivable } from "./fragments";

/** Money that came; of a payment that was moved to the right account, less where it was wrong and more where it belongs. */
const isPaid = sql`(moved.kind = 'payment' or (moved.kind = 'transfer' and moved.payment_id is not null))`;

/** 应收收缴: what was owed, what changed it, what is owed. */
export const receivables: Definition = {
  slug: "receivables",
  version: 1,
  columns: [
    { name: "opening", unit: "money", role: "opening" },
    { name: "billed", unit: "money", role: "plus" },
    { name: "waived", unit: "money", role: "minus" },
    { name: "adjusted", unit: "money", role: "plus" },
    { name: "collected", unit: "money", role: "minus" },
    { name: "refunded", unit: "money", role: "plus" },
    { name: "closing", unit: "money", role: "closing" },
  ],
  facts: (question) => sql`
    select account_id, null as price_class, '' as split, figure, case when figure in ('waived', 'collected') then -change else change end as value,
      'posting' as source, id as source_id, effective_on as on_day
    from ${receivable(question)} moved, lateral (select case
      when effective_on < ${day(question.from)} then 'opening'
      when other = 'waivers' then 'waived'
      when ${isPaid} then 'collected'
      when payment_id is not null or other = 'refunds-payable' then 'refunded'
      when kind in ('bill', 'reversal') and adjustment_id is null and other <> 'transfer-clearing' then 'billed'
      else 'adjusted' end as figure) named`,
};

/** 收费率: of all there was to collect, how much came in. */
export const collectionRate: Definition = {
  slug: "collection-rate",
  version: 1,
  columns: [
    { name: "opening", unit: "money", role: "opening" },
    { name: "charged", unit: "money", role: "plus" },
    { name: "collected", unit: "money", role: "minus" },
    { name: "closing", unit: "money", role: "closing" },
    { name: "rate", unit: "share", role: "share", of: ["collected"], to: ["opening", "charged"] },
  ],
  facts: (question) => sql`
    select account_id, null as price_class, '' as split, figure, case when figure = 'collected' then -change else change end as value,
      'posting' as source, id as source_id, effective_on as on_day
    from ${receivable(question)} moved, lateral (select case
      when effective_on < ${day(question.from)} then 'opening'
      when payment_id is not null or other = 'refunds-payable' then 'collected'
      else 'charged' end as figure) named`,
};

/** 减免: what customers were let off, and what of it was taken back. */
export const waivers: Definition = {
  slug: "waivers",
  version: 1,
  columns: [
    { name: "opening", unit: "money", role: "opening" },
    { name: "granted", unit: "money", role: "plus" },
    { name: "takenBack", unit: "money", role: "minus" },
    { name: "closing", unit: "money", role: "closing" },
  ],
  facts: (question) => sql`
    select account_id, null as price_class, '' as split, figure, case when figure = 'takenBack' then change else -change end as value,
      'posting' as source, id as source_id, effective_on as on_day
    from ${receivable(question)} moved, lateral (select case
      when effective_on < ${day(question.from)} then 'opening'
      when change < 0 then 'granted' else 'takenBack' end as figure) named
    where other = 'waivers'`,
};

/** 缴费渠道: which way money came, and its share. */
export const channels: Definition = {
  slug: "channels",
  version: 1,
  split: "channel",
  columns: [
    { name: "opening", unit: "money", role: "opening" },
    { name: "collected", unit: "money", role: "plus" },
    { name: "refunded", unit: "money", role: "minus" },
    { name: "closing", unit: "money", role: "closing" },
    { name: "payments", unit: "count", role: "memo" },
    { name: "share", unit: "share", role: "share", of: ["collected"] },
  ],
  facts: (question) => sql`
    select moved.account_id, null as price_class, pay.channel as split, measured.figure, measured.value, 'posting' as source, moved.id as source_id,
      moved.effective_on as on_day
    from ${receivable(question)} moved
    join payments pay on pay.tenant_id = ${question.tenantId} and pay.id = moved.payment_id,
    lateral (values
      (case when moved.effective_on < ${day(question.from)} then 'opening' when ${isPaid} then 'collected' else 'refunded' end,
        case when moved.effective_on < ${day(question.from)} or ${isPaid} then -moved.change else moved.change end),
      (case when moved.effective_on >= ${day(question.from)} and moved.kind = 'payment' then 'payments' end, 1)
    ) as measured (figure, value)
    where measured.figure is not null`,
};

const ages = ["notDue", "days30", "days90", "days180", "days365", "older", "unallocated"] as const;

/**
 * 欠费账龄: the balance by how long it has been due, season by season. A settlement moves a sum from the account's credit
 * to a season, so it is told twice: less owed there, less credit here. What an adjustment lets off is such a credit, too.
 */
export const arrearsByAge: Definition = {
  slug: "arrears-by-age",
  version: 1,
  split: "season",
  columns: [
    { name: "opening", unit: "money", role: "opening" },
    { name: "movement", unit: "money", role: "plus" },
    { name: "closing", unit: "money", role: "closing" },
    ...ages.map((name) => ({ name, unit: "money", role: "plus", sum: "ages" }) as const),
    { name: "total", unit: "money", role: "closing", sum: "ages" },
  ],
  facts: (question) => sql`
    select moved.account_id, null as price_class, moved.season as split, measured.figure, moved.change as value, moved.source, moved.id as source_id,
      moved.effective_on as on_day
    from (
      select p.account_id, coalesce(b.season, '') as season, case when p.adjustment_id is null then coalesce(p.due_on, b.due_on) end as due_on, p.change, 'posting' as source, p.id, p.effective_on
      from ${receivable(question)} p
      left join bills b on b.tenant_id = ${question.tenantId} and b.id = p.bill_id and p.adjustment_id is null
      union all
      select a.account_id, side.season, side.due_on, side.change, 'allocation', a.id, a.effective_on
      from allocations a join bills b on b.tenant_id = ${question.tenantId} and b.id = a.bill_id,
      lateral (values (b.season, b.due_on, -a.amount_minor), ('', null::date, a.amount_minor)) as side (season, due_on, change)
      where a.tenant_id = ${question.tenantId} and a.effective_on <= ${day(question.asOf)} and a.recorded_at <= ${instant(question.knownAt)}
    ) moved, lateral (values
      (case when moved.effective_on < ${day(question.from)} then 'opening' else 'movement' end),
      (case when moved.due_on is null then 'unallocated'
        when moved.due_on >= ${day(question.asOf)} then 'notDue'
        when moved.due_on >= ${day(question.asOf)} - 30 then 'days30'
        when moved.due_on >= ${day(question.asOf)} - 90 then 'days90'
        when moved.due_on >= ${day(question.asOf)} - 180 then 'days180'
        when moved.due_on >= ${day(question.asOf)} - 365 then 'days365'
        else 'older' end)
    ) as measured (figure)`,
};
