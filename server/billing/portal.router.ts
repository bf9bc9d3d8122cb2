import { notFound } from "@/server/platform/errors";
import { portal, router } from "@/server/trpc/init";
import { getBill } from "./bills/get-bill";
import { listAccountBills } from "./bills/list-account-bills";
import { findPlan } from "./collections/instalments/find-plan";
import { getPayment } from "./payments/get-payment";
import { readReceipt } from "./payments/read-receipt";
import { listCards } from "./saved-cards/list-cards";
import { removeCard } from "./saved-cards/remove-card";
import { billInput, cardInput, paymentInput } from "./schemas";

export const portalBillingRouter = router({
  /** Null for a resident who has no account here yet. */
  "list-bills": portal("resident.bills").query(({ ctx }) =>
    ctx.actor.accountId ? listAccountBills(ctx, ctx.actor.accountId) : null,
  ),
  /** Null without an account or an open plan. */
  "find-plan": portal("resident.bills").query(({ ctx }) =>
    ctx.actor.accountId ? findPlan(ctx, ctx.actor.accountId) : null,
  ),
  "get-bill": portal("resident.bills")
    .input(billInput)
    .query(({ ctx, input }) => getBill(ctx, input.billId)),
  "get-payment": portal("resident.pay")
    .input(paymentInput)
    .query(({ ctx, input }) => getPayment(ctx, input.paymentId)),
  "list-cards": portal("resident.pay").query(({ ctx }) => listCards(ctx)),
  "remove-card": portal("resident.pay")
    .input(cardInput)
    .mutation(({ ctx, input }) => removeCard(ctx, input.cardId)),
  "get-receipt": portal("resident.bills")
    .input(paymentInput)
    .query(async ({ ctx, input }) => {
      const receipt = await readReceipt(ctx, input.paymentId);
      if (receipt.accountId !== ctx.actor.accountId) throw notFound();
      return receipt;
    }),
});
