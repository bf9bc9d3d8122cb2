import type { AdjustmentBasis } from "@/db/schema";
import { counterMethods, enterReversal, giveBack, type Payment, rebookPayment, type Way } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { getReversiblePayment } from "./get-reversible-payment";
import type { Adjustment } from "./move-adjustment";

/**
 * Takes an approved reversal's payment off its account, whose bills are open again, and books the same money to the right
 * account, if one is named. Both happen today: what till and bank held on any day stays as it was counted. Both accounts
 * must be locked.
 */
export async function takeBackPayment(ctx: Ctx, approved: Adjustment): Promise<AdjustmentBasis> {
  const { amountMinor, otherAccountId } = approved;
  const payment = await getReversiblePayment(ctx, approved.paymentId as string);
  if (otherAccountId) {
    await giveBack(ctx, payment, amountMinor, { credit: "transfer-clearing", kind: "transfer" });
    const { id } = await rebookPayment(ctx, payment, { accountId: otherAccountId, amountMinor });
    return { ...approved.basis, leaves: "other-account", rebookedPaymentId: id };
  }
  const leaves = await wayOut(ctx, payment, approved);
  await giveBack(ctx, payment, amountMinor, { credit: creditOf(leaves, payment), kind: "refund" });
  return { ...approved.basis, leaves };
}

type Out = "drawer" | "bank" | "payable";

/** A bank that took its money back has it; a shift not yet counted gives it out; anything else is owed until it is paid out. */
async function wayOut(ctx: Ctx, payment: Payment, approved: Adjustment): Promise<Out> {
  if (payment.channel === "bank-file") return "bank";
  return (await enterReversal(ctx, payment.id, approved)) ? "drawer" : "payable";
}

function creditOf(leaves: Out, { method }: Payment): Way["credit"] {
  if (leaves === "payable") return "refunds-payable";
  return leaves === "drawer" && method in counterMethods
    ? counterMethods[method as keyof typeof counterMethods]
    : "bank";
}
