import { and, eq, sql } from "drizzle-orm";
import { type AdjustmentBasis, adjustments, allocations, creditUses } from "@/db/schema";
import { adjustmentNames, queueMessage, type TextTemplate } from "@/server/channels";
import {
  accountBalance,
  allocateCredit,
  closeLateDays,
  creditOf,
  eventKey,
  findPayer,
  listOpenBills,
  lockAccount,
  post,
  settlesFrom,
} from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { toDecimal } from "@/server/platform/money";
import { carryDebt } from "./carry-debt";
import { checkSum } from "./check-sum";
import { adjustmentKinds, againstOf } from "./kinds";
import { type Adjustment, moveAdjustment } from "./move-adjustment";
import { applyMetering, isMetering } from "./metering";
import { refuseClosed } from "./get-account-by-no";
import { insertTransfer } from "./insert-transfer";
import { takeBackPayment } from "./take-back-payment";

/**
 * Lets an approved adjustment take effect: its posting on its effective day, known from now on; a credit settles its
 * bill and then the earliest due ones, a refund or carry-over takes of the account's credit, a carried debt stands on
 * the other account, a corrected usage makes its bills anew, a reversed payment leaves its account. Locks the account.
 */
export async function postAdjustment(ctx: Ctx, approved: Adjustment): Promise<Adjustment> {
  await lockAccount(ctx, approved.accountId);
  if (approved.otherAccountId) refuseClosed(await lockAccount(ctx, approved.otherAccountId));
  if (approved.kind === "carry-debt") await closeLateDays(ctx, approved.accountId);
  await checkSum(ctx, approved);
  const beforeMinor = await accountBalance(ctx, approved.accountId);
  // A debt is late for somebody else, and a payment is gone, from the very day on which it moves.
  const atOnce = approved.kind === "carry-debt" || approved.kind === "payment-reversal";
  const effectiveOn = atOnce ? dayOf(ctx.now, ctx.tenant.timezone) : approved.effectiveOn;
  const { basis, booked } = await applyKind(ctx, { ...approved, effectiveOn });
  const afterMinor = await accountBalance(ctx, approved.accountId);
  const posted = await moveAdjustment(ctx, approved.id, "posted", {
    postedAt: ctx.now,
    beforeMinor,
    afterMinor,
    basis,
    effectiveOn,
  });
  if (!posted) throw conflict("adjustment-not-approved");
  if (posted.kind === "carry-debt") await carryDebt(ctx, posted);
  if (booked) await (adjustmentKinds[posted.kind].side === "debit" ? useCredit : settleBills)(ctx, posted);
  if (posted.kind === "carry-over") await carryTo(ctx, posted);
  await tellPayer(ctx, posted);
  return posted;
}

/** Most kinds have one posting of their own; bills made anew and payments taken back bring theirs. */
async function applyKind(ctx: Ctx, approved: Adjustment): Promise<{ basis: AdjustmentBasis; booked: boolean }> {
  if (isMetering(approved.kind)) {
    const correctedUsageId = await applyMetering(ctx, approved);
    return { basis: { ...approved.basis, correctedUsageId }, booked: false };
  }
  if (approved.kind === "payment-reversal") return { basis: await takeBackPayment(ctx, approved), booked: false };
  await book(ctx, approved);
  return { basis: approved.basis, booked: true };
}

/** The one posting of an adjustment. */
async function book(ctx: Ctx, adjustment: Adjustment): Promise<void> {
  const { side, posting } = adjustmentKinds[adjustment.kind];
  const against = againstOf(adjustment.kind, ctx.tenant);
  await post(ctx, [
    {
      accountId: adjustment.accountId,
      debit: side === "credit" ? against : "receivable",
      credit: side === "credit" ? "receivable" : against,
      amountMinor: adjustment.amountMinor,
      effectiveOn: adjustment.effectiveOn,
      kind: posting,
      billId: adjustment.billId,
      adjustmentId: adjustment.id,
      eventKey: eventKey(adjustment.id, 0),
    },
  ]);
}

/** A credit goes to its own bill first, and what is over to the earliest due. */
async function settleBills(ctx: Ctx, posted: Adjustment): Promise<void> {
  const bill = (await listOpenBills(ctx, posted.accountId)).find((one) => one.id === posted.billId);
  if (bill) {
    const part = bill.openMinor < posted.amountMinor ? bill.openMinor : posted.amountMinor;
    await ctx.tx.insert(allocations).values({
      id: newId(),
      tenantId: ctx.tenant.id,
      adjustmentId: posted.id,
      billId: bill.id,
      accountId: posted.accountId,
      amountMinor: part,
      effectiveOn: settlesFrom(ctx, bill.id, posted.effectiveOn),
      recordedAt: await knownFrom(ctx),
    });
  }
  await allocateCredit(ctx, [posted.accountId]);
}

/** Takes the sum of the account's credit, the earliest first, and says of which. */
async function useCredit(ctx: Ctx, posted: Adjustment): Promise<void> {
  const tenantId = ctx.tenant.id;
  const { rows } = await ctx.tx.execute<{ payment_id: string | null; adjustment_id: string | null; rest: string }>(sql`
    select payment_id, adjustment_id, rest::text as rest from (${creditOf(ctx.tenant, sql`${posted.accountId}::uuid`)}) as credit
    where rest > 0 order by since, payment_id, adjustment_id`);
  const recordedAt = await knownFrom(ctx);
  let left = posted.amountMinor;
  for (const row of rows) {
    if (left === 0n) break;
    const part = BigInt(row.rest) < left ? BigInt(row.rest) : left;
    left -= part;
    await ctx.tx.insert(creditUses).values({
      id: newId(),
      tenantId,
      adjustmentId: posted.id,
      paymentId: row.payment_id,
      sourceId: row.adjustment_id,
      accountId: posted.accountId,
      amountMinor: part,
      effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
      recordedAt,
    });
  }
  if (left > 0n) throw conflict("credit-gone", { missing: toDecimal(left) });
}

async function carryTo(ctx: Ctx, out: Adjustment): Promise<void> {
  const account = await lockAccount(ctx, out.accountId);
  const arrived = await insertTransfer(ctx, {
    ...{ kind: "transfer-credit", accountId: out.otherAccountId as string, otherAccountId: out.accountId },
    ...{ amountMinor: out.amountMinor, effectiveOn: out.effectiveOn, reason: out.reason, pairId: out.id },
    basis: { rule: out.basis.rule ?? "carry-credit", otherAccountNo: account.accountNo },
  });
  await lockAccount(ctx, arrived.accountId);
  await book(ctx, arrived);
  await settleBills(ctx, arrived);
  await ctx.tx
    .update(adjustments)
    .set({ pairId: arrived.id })
    .where(and(eq(adjustments.tenantId, ctx.tenant.id), eq(adjustments.id, out.id)));
}

const templates: Partial<Record<Adjustment["kind"], TextTemplate>> = {
  refund: "refund-approved",
  "payment-reversal": "payment-reversed",
};

async function tellPayer(ctx: Ctx, posted: Adjustment): Promise<void> {
  const payer = await findPayer(ctx, posted.accountId);
  const name = adjustmentNames[posted.kind];
  if (!payer?.phone || !name) return;
  const account = await lockAccount(ctx, posted.accountId);
  await queueMessage(ctx, {
    channel: "sms",
    recipient: payer.phone,
    template: templates[posted.kind] ?? "adjustment-posted",
    params: {
      account: account.accountNo,
      what: name["zh-CN"],
      amount: toDecimal(posted.amountMinor),
      number: posted.adjustmentNo,
      hotline: ctx.tenant.hotline,
    },
    eventKey: `adjustment:${posted.id}`,
    accountId: posted.accountId,
  });
}
