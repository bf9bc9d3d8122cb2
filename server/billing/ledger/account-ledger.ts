import { and, asc, eq, lte } from "drizzle-orm";
import { bills, payments, postings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { findPayer } from "../payments/find-payer";
import { listOpenBills } from "../bills/list-open-bills";
import { withDiscounts } from "../discounts/with-discounts";
import { amountOwed } from "./amount-owed";
import { findAccountBalance } from "./find-account-balance";

const most = 500;

/** An account's postings up to a day as known at an instant, with the balance after each, and what it owes now. */
export async function accountLedger(ctx: Ctx, input: { accountId: string; asOf?: PlainDate; knownAt?: Date }) {
  const tenantId = ctx.tenant.id;
  const asOf = input.asOf ?? dayOf(ctx.now, ctx.tenant.timezone);
  const bounds = { asOf, ...(input.knownAt ? { knownAt: input.knownAt } : {}) };
  const account = await findAccountBalance(ctx, input.accountId, bounds);
  if (!account) throw notFound();
  const rows = await ctx.tx
    .select({ posting: postings, billNo: bills.billNo, paymentNo: payments.paymentNo, receiptNo: payments.receiptNo })
    .from(postings)
    .leftJoin(bills, and(eq(bills.tenantId, tenantId), eq(bills.id, postings.billId)))
    .leftJoin(payments, and(eq(payments.tenantId, tenantId), eq(payments.id, postings.paymentId)))
    .where(
      and(
        eq(postings.tenantId, tenantId),
        eq(postings.accountId, account.id),
        lte(postings.effectiveOn, asOf),
        input.knownAt ? lte(postings.recordedAt, input.knownAt) : undefined,
      ),
    )
    .orderBy(asc(postings.effectiveOn), asc(postings.recordedAt), asc(postings.id))
    .limit(most);
  let balance = 0n;
  const entries = rows.map(({ posting, ...names }) => {
    const change =
      posting.debit === "receivable"
        ? posting.amountMinor
        : posting.credit === "receivable"
          ? -posting.amountMinor
          : 0n;
    balance += change;
    const { id, kind, debit, credit, amountMinor, effectiveOn, dueOn, recordedAt, billId, paymentId } = posting;
    return {
      id,
      kind,
      debit,
      credit,
      amountMinor,
      effectiveOn,
      dueOn,
      recordedAt,
      billId,
      paymentId,
      ...names,
      changeMinor: change,
      balanceMinor: balance,
    };
  });
  const payer = await findPayer(ctx, account.id);
  return {
    account: { id: account.id, accountNo: account.accountNo, address: account.address, payerName: payer?.name ?? "" },
    asOf,
    entries: entries.toReversed(),
    balanceMinor: account.balanceMinor,
    owedMinor: await amountOwed(ctx, account.id),
    open: await withDiscounts(ctx, await listOpenBills(ctx, account.id), dayOf(ctx.now, ctx.tenant.timezone)),
  };
}

export type AccountLedger = Awaited<ReturnType<typeof accountLedger>>;
