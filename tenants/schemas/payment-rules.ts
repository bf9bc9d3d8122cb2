import { z } from "zod";

/** Dated rules of how money is put to bills, paid in steps and invoiced. Browser-safe. */

/** 冲抵顺序: which unpaid bill money goes to that nobody has chosen a bill for. */
export const allocationOrderSchema = z.object({
  bills: z.enum(["oldest-first", "current-season-first"]),
  lateFees: z.enum(["by-due-day", "last", "first"]),
});
export type AllocationOrder = z.infer<typeof allocationOrderSchema>;
export const defaultAllocationOrder: AllocationOrder = { bills: "oldest-first", lateFees: "by-due-day" };

/** 分期规则: what may be agreed, and what late fees do meanwhile and afterwards. */
export const instalmentRulesSchema = z.object({
  lateFees: z.enum(["run", "pause"]),
  /** Of paused days, once the plan is broken. */
  whenBroken: z.enum(["charge", "let-off"]),
  graceDays: z.number().int().min(0).max(30),
  mostSteps: z.number().int().min(2).max(36),
  mostDays: z.number().int().min(30).max(1100),
});
export type InstalmentRules = z.infer<typeof instalmentRulesSchema>;
export const defaultInstalmentRules: InstalmentRules = {
  ...{ lateFees: "pause", whenBroken: "charge", graceDays: 3, mostSteps: 12, mostDays: 366 },
};

/** 开票规则: who sells, and at which tax rate. */
export const invoiceRulesSchema = z.object({
  sellerName: z.string().trim().min(2).max(100),
  /** 统一社会信用代码 */
  sellerTaxNo: z.string().regex(/^[0-9A-Z]{15,20}$/),
  /** Per cent. */
  taxRate: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/),
  /** What bears no tax: lines of a price class (`class:residential`) or of a code (`line:sewage`). */
  exempt: z
    .array(z.string().regex(/^(class|line):[a-z0-9-]{1,60}$/))
    .max(60)
    .default([]),
});
export type InvoiceRules = z.infer<typeof invoiceRulesSchema>;

export const paymentRuleSchemas = {
  "allocation-order": allocationOrderSchema,
  "instalment-rules": instalmentRulesSchema,
  "invoice-rules": invoiceRulesSchema,
} as const;
export type PaymentRuleKind = keyof typeof paymentRuleSchemas;
