import type { z } from "zod";
import { checkWorkflow } from "@/server/tickets/workflow/check-workflow";
import type { Finding } from "@/server/tickets/workflow/finding";
import { approvalLimitsSchema } from "../schemas/approval-limits";
import { bankProfileSchema } from "../schemas/bank-profile";
import { brandingSchema } from "../schemas/branding";
import { calendarSchema } from "../schemas/calendar";
import { chartSchema } from "../schemas/chart-of-accounts";
import { dunningSchema } from "../schemas/dunning";
import {
  allocationOrderSchema,
  instalmentRulesSchema,
  invoiceRulesSchema,
  type PaymentRuleKind,
} from "../schemas/payment-rules";
import { refundRulesSchema } from "../schemas/refund-rules";
import { tariffSchema } from "../schemas/tariff";
import { workflowSchema } from "../schemas/workflow";

export type ConfigKind =
  | "workflow"
  | "tariff"
  | "branding"
  | "calendar"
  | "approval-limits"
  | "refund-rules"
  | "dunning"
  | "bank-profile"
  | "chart-of-accounts"
  | PaymentRuleKind;

type KindRules = {
  schema: z.ZodType;
  /** What would break beyond the schema; errors keep a draft from being published. */
  check?: (body: unknown) => Finding[];
};

/** What each kind of configuration document must be like before it may be published. */
export const configKinds: Record<ConfigKind, KindRules> = {
  workflow: { schema: workflowSchema, check: checkWorkflow },
  tariff: { schema: tariffSchema },
  branding: { schema: brandingSchema },
  calendar: { schema: calendarSchema },
  "approval-limits": { schema: approvalLimitsSchema },
  "refund-rules": { schema: refundRulesSchema },
  dunning: { schema: dunningSchema },
  "bank-profile": { schema: bankProfileSchema },
  "chart-of-accounts": { schema: chartSchema },
  "allocation-order": { schema: allocationOrderSchema },
  "instalment-rules": { schema: instalmentRulesSchema },
  "invoice-rules": { schema: invoiceRulesSchema },
};
