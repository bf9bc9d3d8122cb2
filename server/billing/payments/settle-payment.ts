import { and, eq } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import { type accounts, allocations, payments } from "@/db/schema";
import { queueMessage } from "@/server/channels";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { knownFrom } from "@/server/platform/known-from";
import { toDecimal } from "@/server/platform/money";
import { nextNumber } from "@/server/platform/numbers";
import { listOpenBills } from "../bills/list-open-bills";
import { lockAccount } from "../bills/lock-account";
import { grantDiscounts } from "../discounts/grant-discounts";
import { withDiscounts } from "../discounts/with-discounts";
import { eventKey } from "../ledger/event-key";
import type { LedgerAccount } from "../ledger/ledger-accounts";
import { post } from "../ledger/post";
import { allocateCredit } from "./allocate-credit";
import { findPayer } from "./find-payer";
import { movePayment, type Payment } from "./move-payment";
import { settlesFrom } from "./settles-from";

type Arrival = {
  into: LedgerAccount;
  paidAt: Date;
  method?: string;
  paymentIntentId?: string | null;
  /** Money that had come before, to another account: it moves today, and nothing comes in. */
  moved?: boolean;
};

/**
 * Books money that has come: the payment succeeds under the next receipt number, is posted once, settles the chosen
 * bills and then the earliest due ones, and the payer hears of it; all or nothing. Null when it was booked before.
 */
export async function settlePayment(
  ctx: Ctx,
  payment: Pick<Payment, "id" | "accountId">,
  arrival: Arrival,
): Promise<Payment | null> {
  const account = await lockAccount(ctx, payment.accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const payer = await findPayer(ctx, payment.accountId);
  const settled = await movePayment(ctx, payment.id, "succeeded", {
    paidAt: arrival.paidAt,
    failure: null,
    ...(arrival.method ? { method: arrival.method } : {}),
    ...(arrival.paymentIntentId ? { paymentIntentId: arrival.paymentIntentId } : {}),
    payerName: payer?.name ?? "",
  });
  if (!settled) return null;
  const receipted = await numberReceipt(ctx, settled, today);
  await post(ctx, [
    {
      accountId: settled.accountId,
      debit: arrival.into,
      credit: "receivable",
      amountMinor: settled.amountMinor,
      effectiveOn: arrival.moved ? today : dayOf(arrival.paidAt, ctx.tenant.timezone),
      kind: arrival.moved ? "transfer" : "payment",
      paymentId: settled.id,
      eventKey: eventKey(settled.id, 0),
    },
  ]);
  await allocateChosen(ctx, receipted, dayOf(arrival.paidAt, ctx.tenant.timezone));
  await grantDiscounts(ctx, [settled.accountId]);
  await allocateCredit(ctx, [settled.accountId], arrival.moved ? today : undefined);
  await tellPayer(ctx, receipted, account, payer);
  // Requests may be waiting for this money.
  await enqueue(ctx, "reconsider-account", { tenantId: ctx.tenant.id, accountId: settled.accountId });
  await audit(
    ctx,
    "billing.settle-payment",
    { type: "payment", id: settled.id },
    { paymentNo: settled.paymentNo, amountMinor: settled.amountMinor.toString() },
  );
  return receipted;
}

/** Only after the move, so that a repeat takes no number and leaves no gap. */
async function numberReceipt(ctx: Ctx, payment: Payment, today: string): Promise<Payment> {
  const receiptNo = await nextNumber(ctx, "SJ", today.slice(0, 4));
  const [numbered] = await ctx.tx
    .update(payments)
    .set({ receiptNo })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)))
    .returning();
  return numbered as Payment;
}

/** To each chosen bill what it takes on the day of payment: its discount, if it has one, comes by itself. */
async function allocateChosen(ctx: Ctx, payment: Payment, paidOn: string): Promise<void> {
  if (payment.billIds.length === 0) return;
  const all = await listOpenBills(ctx, payment.accountId);
  const open = new Map((await withDiscounts(ctx, all, paidOn)).map((bill) => [bill.id, bill.payMinor]));
  let rest = payment.amountMinor;
  const recordedAt = await knownFrom(ctx);
  const rows: PgInsertValue<typeof allocations>[] = [];
  for (const billId of payment.billIds) {
    const unpaid = open.get(billId) ?? 0n;
    const part = unpaid < rest ? unpaid : rest;
    if (part <= 0n) continue;
    rest -= part;
    open.delete(billId);
    rows.push({
      id: newId(),
      tenantId: ctx.tenant.id,
      paymentId: payment.id,
      billId,
      accountId: payment.accountId,
      amountMinor: part,
      effectiveOn: settlesFrom(ctx, billId, paidOn),
      recordedAt,
    });
  }
  if (rows.length > 0) await ctx.tx.insert(allocations).values(rows);
}

async function tellPayer(
  ctx: Ctx,
  payment: Payment,
  account: Pick<typeof accounts.$inferSelect, "accountNo">,
  payer: { phone: string | null; email: string | null } | null,
): Promise<void> {
  if (payer?.phone) {
    await queueMessage(ctx, {
      channel: "sms",
      recipient: payer.phone,
      template: "receipt",
      params: { account: account.accountNo, amount: toDecimal(payment.amountMinor), receipt: payment.receiptNo ?? "" },
      eventKey: `receipt-sms:${payment.id}`,
      accountId: payment.accountId,
    });
  }
  if (payer?.email)
    await enqueue(
      ctx,
      "send-receipt",
      { tenantId: ctx.tenant.id, paymentId: payment.id },
      { key: `receipt:${payment.id}` },
    );
}
