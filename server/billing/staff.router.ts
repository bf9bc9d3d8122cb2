import { router, staff } from "@/server/trpc/init";
import { getBill } from "./bills/get-bill";
import { accountLedger } from "./ledger/account-ledger";
import { listDisputes } from "./payments/list-disputes";
import { listStripeEvents } from "./payments/list-stripe-events";
import { readReceipt } from "./payments/read-receipt";
import { takePayment } from "./payments/take-payment";
import { billingHome } from "./runs/billing-home";
import { getRun } from "./runs/get-run";
import { listRunObstacles } from "./runs/list-run-obstacles";
import { previewSeasonRun } from "./runs/preview-season-run";
import {
  billInput,
  disputesInput,
  eventsInput,
  ledgerInput,
  paymentInput,
  runInput,
  runObstaclesInput,
  seasonInput,
  takePaymentInput,
} from "./schemas";

export const staffBillingRouter = router({
  home: staff("billing.read").query(({ ctx }) => billingHome(ctx)),
  "preview-season-run": staff("billing.run")
    .input(seasonInput)
    .query(({ ctx, input }) => previewSeasonRun(ctx, input.season)),
  "get-run": staff("billing.read")
    .input(runInput)
    .query(({ ctx, input }) => getRun(ctx, input.runId)),
  "list-run-obstacles": staff("billing.read")
    .input(runObstaclesInput)
    .query(({ ctx, input: { runId, after } }) => listRunObstacles(ctx, { runId, ...(after ? { after } : {}) })),
  "get-bill": staff("billing.read")
    .input(billInput)
    .query(({ ctx, input }) => getBill(ctx, input.billId)),
  "account-ledger": staff("billing.read")
    .input(ledgerInput)
    .query(({ ctx, input: { accountId, asOf, knownAt } }) =>
      accountLedger(ctx, { accountId, ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }),
    ),
  "take-payment": staff("billing.take-payment")
    .input(takePaymentInput)
    .mutation(async ({ ctx, input }) => {
      const payment = await takePayment(ctx, input);
      return { paymentId: payment.id, receiptNo: payment.receiptNo };
    }),
  "get-receipt": staff("billing.read")
    .input(paymentInput)
    .query(({ ctx, input }) => readReceipt(ctx, input.paymentId)),
  "list-stripe-events": staff("billing.read")
    .input(eventsInput)
    .query(({ ctx, input }) => listStripeEvents(ctx, input)),
  "list-disputes": staff("billing.read")
    .input(disputesInput)
    .query(({ ctx, input }) => listDisputes(ctx, input)),
});
