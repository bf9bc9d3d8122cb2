import { deliverStripeEvent } from "@/server/platform/stripe-sandbox/deliver-event";
import { bookBankFile } from "./bank-files/book-bank-file";
import { checkBankFile } from "./bank-files/check-bank-file";
import { makeOrder } from "./bank-orders/make-order";
import { collectionsJobs } from "./collections/jobs";
import { openCheckoutJob } from "./payments/open-checkout";
import { sendInvoiceJob } from "./invoices/send-invoice";
import { payOutSandboxes, readPayout } from "./payments/read-payout";
import { reconcilePayments } from "./payments/reconcile-payments";
import { sendReceipt } from "./payments/send-receipt";
import { rebillSeasonJob } from "./rebills/rebill-season-job";
import { runSeasonJob } from "./runs/run-season-job";
import { detachCardJob } from "./saved-cards/remove-card";
import { readSlips } from "./slips/read-slips";
import { runTrialJob } from "./trials/compute-trial";

/** Billing's jobs and the verbs behind them. */
export const billingJobs = {
  "send-receipt": sendReceipt,
  "open-checkout": openCheckoutJob,
  "detach-card": detachCardJob,
  "deliver-stripe-event": deliverStripeEvent,
  "reconcile-payments": reconcilePayments,
  "run-season": runSeasonJob,
  "check-bank-file": checkBankFile,
  "make-bank-order": makeOrder,
  "book-bank-file": (job: { tenantId: string; fileId: string }) => bookBankFile(job),
  "run-trial": runTrialJob,
  "rebill-season": rebillSeasonJob,
  "read-payout": readPayout,
  "pay-out-sandboxes": payOutSandboxes,
  "read-slips": readSlips,
  "send-e-invoice": sendInvoiceJob,
  ...collectionsJobs,
};
