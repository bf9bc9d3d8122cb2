import { and, desc, eq, sql } from "drizzle-orm";
import { bills, payments, postings } from "@/db/schema";
import { accountBalance, amountOwed, inForce, paidOf } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";

const latest = 12;

/** What an account owes, its latest bills in force and payments, and the ledger lines behind them. Money in 分. */
export async function getAccountMoney(ctx: Ctx, accountId: string) {
  const { tx, tenant } = ctx;
  const recentBills = await tx
    .select({
      id: bills.id,
      billNo: bills.billNo,
      kind: bills.kind,
      season: bills.season,
      amountMinor: bills.amountMinor,
      issuedOn: bills.issuedOn,
      dueOn: bills.dueOn,
      paid: paidOf(ctx),
    })
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.accountId, accountId), inForce(ctx)))
    .orderBy(desc(bills.issuedOn), desc(bills.id))
    .limit(latest);
  const recentPayments = await tx
    .select({
      id: payments.id,
      paymentNo: payments.paymentNo,
      amountMinor: payments.amountMinor,
      channel: payments.channel,
      method: payments.method,
      status: payments.status,
      receiptNo: payments.receiptNo,
      paidAt: payments.paidAt,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.accountId, accountId)))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(latest);
  const ledger = await tx
    .select({
      id: postings.id,
      kind: postings.kind,
      debit: postings.debit,
      credit: postings.credit,
      amountMinor: postings.amountMinor,
      effectiveOn: postings.effectiveOn,
      dueOn: postings.dueOn,
      recordedAt: postings.recordedAt,
      /** What the line does to what the customer owes. */
      effectMinor: sql<string>`case when ${postings.debit} = 'receivable' then ${postings.amountMinor} when ${postings.credit} = 'receivable' then -${postings.amountMinor} else 0 end`,
    })
    .from(postings)
    .where(and(eq(postings.tenantId, tenant.id), eq(postings.accountId, accountId)))
    .orderBy(desc(postings.effectiveOn), desc(postings.recordedAt), desc(postings.id))
    .limit(latest * 2);
  return {
    balanceMinor: await accountBalance(ctx, accountId),
    dueMinor: await amountOwed(ctx, accountId),
    bills: recentBills.map(({ paid, ...bill }) => ({ ...bill, openMinor: bill.amountMinor - BigInt(paid) })),
    payments: recentPayments,
    ledger: ledger.map((line) => ({ ...line, effectMinor: BigInt(line.effectMinor) })),
  };
}
