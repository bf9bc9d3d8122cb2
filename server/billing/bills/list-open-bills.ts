import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

export type OpenBill = {
  id: string;
  billNo: string;
  kind: (typeof bills.$inferSelect)["kind"];
  season: string;
  periodFrom: PlainDate;
  periodTo: PlainDate;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountMinor: bigint;
  paidMinor: bigint;
  openMinor: bigint;
};

/** What payments have settled of a bill so far. Columns are spelled out: alone in a select Drizzle drops their table. */
export const paidOf = (ctx: Pick<Ctx, "tenant">) =>
  sql<string>`coalesce((
    select sum(paid.amount_minor) from allocations as paid where paid.tenant_id = ${ctx.tenant.id} and paid.bill_id = bills.id), 0)`;

/** A bill in force: no reversal, and not reversed. */
export const inForce = (ctx: Pick<Ctx, "tenant">) =>
  and(
    isNull(bills.reversesId),
    sql`not exists (select 1 from ${bills} as taken_back where taken_back.tenant_id = ${ctx.tenant.id} and taken_back.reverses_id = bills.id)`,
  );

/** The bills of an account that are in force and not paid in full, the earliest due first. */
export async function listOpenBills(ctx: Pick<Ctx, "tx" | "tenant">, accountId: string): Promise<OpenBill[]> {
  const rows = await ctx.tx
    .select({
      id: bills.id,
      billNo: bills.billNo,
      kind: bills.kind,
      season: bills.season,
      periodFrom: bills.periodFrom,
      periodTo: bills.periodTo,
      issuedOn: bills.issuedOn,
      dueOn: bills.dueOn,
      amountMinor: bills.amountMinor,
      paid: paidOf(ctx),
    })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.accountId, accountId), inForce(ctx)))
    .orderBy(asc(bills.dueOn), asc(bills.issuedOn), asc(bills.id));
  return rows
    .map(({ paid, ...bill }) => ({ ...bill, paidMinor: BigInt(paid), openMinor: bill.amountMinor - BigInt(paid) }))
    .filter((bill) => bill.openMinor > 0n);
}
