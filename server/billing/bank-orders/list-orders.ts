import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { accounts, bankOrderLines, bankOrders, debitMandates } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { getProfile, listProfiles } from "../bank-files/read-profile";

const pageSize = 50;

/** Orders, the latest first, and the profiles that a new one can be written in. */
export async function listOrders(ctx: Pick<Ctx, "tx" | "tenant">, { before }: { before?: Date | undefined } = {}) {
  const rows = await ctx.tx
    .select()
    .from(bankOrders)
    .where(and(eq(bankOrders.tenantId, ctx.tenant.id), before ? lt(bankOrders.createdAt, before) : undefined))
    .orderBy(desc(bankOrders.createdAt), desc(bankOrders.id))
    .limit(pageSize + 1);
  const orders = rows.slice(0, pageSize);
  const profiles = (await listProfiles(ctx))
    .filter(({ profile }) => profile.outgoing)
    .map(({ slug, version, profile }) => ({ slug, version, name: profile.name }));
  return { orders, profiles, next: rows.length > pageSize ? (orders.at(-1)?.createdAt ?? null) : null };
}

const fates = ["paid", "partly", "refused", "waiting"] as const;
export type Fate = (typeof fates)[number];

/** One order, what became of its lines, and the first of those that were not paid in full. */
export async function getOrder(ctx: Pick<Ctx, "tx" | "tenant">, orderId: string) {
  const tenantId = ctx.tenant.id;
  const [order] = await ctx.tx
    .select()
    .from(bankOrders)
    .where(and(eq(bankOrders.tenantId, tenantId), eq(bankOrders.id, orderId)));
  if (!order) throw notFound();
  const { rows } = await ctx.tx.execute<{ fate: Fate; count: number; asked: string; paid: string }>(sql`
    select fate, count(*)::int as count, sum(asked)::text as asked, sum(paid)::text as paid
    from (${fateOfLines(tenantId, orderId)}) lines group by fate`);
  const found = new Map(rows.map((row) => [row.fate, row]));
  const { name } = await getProfile(ctx, order.profileId);
  return {
    ...order,
    profileName: name,
    fates: fates.map((fate) => {
      const row = found.get(fate);
      return { fate, count: row?.count ?? 0, askedMinor: BigInt(row?.asked ?? 0), paidMinor: BigInt(row?.paid ?? 0) };
    }),
    unpaid: await listUnpaid(ctx, orderId),
  };
}

async function listUnpaid({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, orderId: string) {
  const state = tx.$with("state").as(
    tx
      .select({
        id: sql<string>`id`.as("state_id"),
        fate: sql<Fate>`fate`.as("fate"),
        paid: sql<string>`paid`.as("paid"),
        reason: sql<string | null>`reason`.as("reason"),
      })
      .from(sql`(${fateOfLines(tenant.id, orderId)}) lines`),
  );
  const rows = await tx
    .with(state)
    .select({
      id: bankOrderLines.id,
      lineNo: bankOrderLines.lineNo,
      accountId: bankOrderLines.accountId,
      accountNo: accounts.accountNo,
      holderName: debitMandates.holderName,
      amountMinor: bankOrderLines.amountMinor,
      fate: state.fate,
      paid: state.paid,
      reason: state.reason,
    })
    .from(bankOrderLines)
    .innerJoin(state, eq(state.id, bankOrderLines.id))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, bankOrderLines.accountId)))
    .innerJoin(
      debitMandates,
      and(eq(debitMandates.tenantId, tenant.id), eq(debitMandates.id, bankOrderLines.mandateId)),
    )
    .where(and(eq(bankOrderLines.tenantId, tenant.id), sql`${state.fate} <> 'paid'`))
    .orderBy(asc(bankOrderLines.lineNo))
    .limit(100);
  return rows.map(({ paid, ...row }) => ({ ...row, paidMinor: BigInt(paid) }));
}

/** Each line with what the bank has brought for it. */
const fateOfLines = (tenantId: string, orderId: string) => sql`
  select l.id, l.amount_minor as asked, coalesce(a.paid, 0) as paid, a.reason, case
    when a.line_key is null then 'waiting'
    when a.paid >= l.amount_minor then 'paid'
    when a.paid > 0 then 'partly' else 'refused' end as fate
  from bank_order_lines l
  left join lateral (
    select f.line_key, max(f.reason) as reason, coalesce(sum(f.amount_minor) filter (where f.finding is null), 0) as paid
    from bank_file_lines f
    join bank_files file on file.tenant_id = ${tenantId} and file.id = f.file_id
    where f.tenant_id = ${tenantId} and f.profile_slug = l.profile_slug and f.line_key = l.line_key
      and (f.finding = 'rejected' or (f.finding is null and file.status = 'booked'))
    group by f.line_key
  ) a on true
  where l.tenant_id = ${tenantId} and l.order_id = ${orderId}`;
