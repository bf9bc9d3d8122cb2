import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { findReversal } from "./find-reversal";
import { getOtherAccount } from "./get-account-by-no";
import { getReversiblePayment, standsOf } from "./get-reversible-payment";
import { insertProposal, type Proposal } from "./insert-proposal";
import type { Adjustment } from "./move-adjustment";
import type { ProposeReversal } from "./schemas";

/**
 * Asks to take a wrongly booked payment back, whole, or to move it to the account that it was meant for. Nothing moves
 * until somebody else has approved.
 * @throws what `getReversiblePayment` refuses, `payment-reversal-waiting`, `carry-over-to-itself`, `carry-over-to-closed`
 */
export async function proposeReversal(ctx: Ctx, input: ProposeReversal): Promise<Adjustment> {
  const { accountId } = await getReversiblePayment(ctx, input.paymentId);
  await lockAccount(ctx, accountId);
  const payment = await getReversiblePayment(ctx, input.paymentId);
  const asked = await findReversal(ctx, payment.id);
  if (asked && asked.idempotencyKey !== input.idempotencyKey)
    throw conflict("payment-reversal-waiting", { number: asked.adjustmentNo });
  const proposal: Proposal = {
    ...{ accountId, kind: "payment-reversal", paymentId: payment.id, billId: null, amountMinor: standsOf(payment) },
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    ...{ reason: input.reason, documentIds: input.documentIds, idempotencyKey: input.idempotencyKey },
    basis: {},
  };
  if (input.otherAccountNo) {
    const other = await getOtherAccount(ctx, input.otherAccountNo, accountId);
    proposal.otherAccountId = other.id;
    proposal.basis = { otherAccountNo: other.accountNo };
  }
  return insertProposal(ctx, proposal);
}
