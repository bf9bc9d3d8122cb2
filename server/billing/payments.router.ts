import { router, staff } from "@/server/trpc/init";
import { exportInvoices, listInvoices } from "./invoices/list-invoices";
import { issueInvoice } from "./invoices/issue-invoice";
import { takeBackInvoice } from "./invoices/take-back-invoice";
import { getPaymentRules, publishPaymentRule } from "./payment-rules/publish-payment-rule";
import {
  acceptSlipInput,
  exportInvoicesInput,
  invoiceInput,
  invoicesInput,
  issueInvoiceInput,
  paymentRuleInput,
  setSlipAsideInput,
  slipListInput,
  slipsInput,
} from "./payments/schemas";
import { acceptSlip } from "./slips/accept-slip";
import { getSlipList, listSlipLists, listSlips } from "./slips/list-slips";
import { setSlipAside } from "./slips/set-slip-aside";

/** Transfer slips, the rules of payments, and e-invoices. */
export const staffPaymentsRouter = router({
  "list-slips": staff("cashier.bank-files")
    .input(slipsInput)
    .query(({ ctx, input }) => listSlips(ctx, input)),
  "list-slip-lists": staff("cashier.bank-files").query(({ ctx }) => listSlipLists(ctx)),
  "get-slip-list": staff("cashier.bank-files")
    .input(slipListInput)
    .query(({ ctx, input }) => getSlipList(ctx, input.listId)),
  "accept-slip": staff("cashier.bank-files")
    .input(acceptSlipInput)
    .mutation(({ ctx, input }) => acceptSlip(ctx, input)),
  "set-slip-aside": staff("cashier.bank-files")
    .input(setSlipAsideInput)
    .mutation(({ ctx, input }) => setSlipAside(ctx, input)),
  rules: staff("cashier.read").query(({ ctx }) => getPaymentRules(ctx)),
  "publish-rule": staff("cashier.set-rules")
    .input(paymentRuleInput)
    .mutation(({ ctx, input }) => publishPaymentRule(ctx, input)),
  "list-invoices": staff("cashier.invoices")
    .input(invoicesInput)
    .query(({ ctx, input }) => listInvoices(ctx, input)),
  "issue-invoice": staff("cashier.invoices")
    .input(issueInvoiceInput)
    .mutation(async ({ ctx, input }) => ({ invoiceNo: (await issueInvoice(ctx, input)).invoiceNo })),
  "take-back-invoice": staff("cashier.invoices")
    .input(invoiceInput)
    .mutation(async ({ ctx, input }) => ({ invoiceNo: (await takeBackInvoice(ctx, input.invoiceId)).invoiceNo })),
  "export-invoices": staff("cashier.invoices")
    .input(exportInvoicesInput)
    .query(({ ctx, input }) => exportInvoices(ctx, input)),
});
