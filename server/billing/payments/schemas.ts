import { z } from "zod";
import { allocationOrderSchema, instalmentRulesSchema, invoiceRulesSchema } from "@/tenants/schemas/payment-rules";

const id = z.uuid();
const basedOn = z.number().int().min(0);

export const slipsInput = z.object({ status: z.enum(["waiting", "booked", "set-aside"]), after: id.optional() });
export const slipListInput = z.object({ listId: id });
export const acceptSlipInput = z.object({ slipId: id, accountNo: z.string().trim().min(1).max(40) });
export const setSlipAsideInput = z.object({ slipId: id, note: z.string().trim().min(2).max(300) });

export const paymentRuleInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("allocation-order"), body: allocationOrderSchema, basedOn }),
  z.object({ kind: z.literal("instalment-rules"), body: instalmentRulesSchema, basedOn }),
  z.object({ kind: z.literal("invoice-rules"), body: invoiceRulesSchema, basedOn }),
]);

export const invoicesInput = z.object({ before: id.optional() });
export const invoiceInput = z.object({ invoiceId: id });
export const issueInvoiceInput = z.object({
  billNo: z.string().trim().min(1).max(60),
  buyerName: z.string().trim().min(1).max(100),
  buyerTaxNo: z.string().trim().max(20).default(""),
});
export const exportInvoicesInput = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  format: z.enum(["json", "csv"]),
});
