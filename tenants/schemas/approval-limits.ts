import { z } from "zod";

const yuan = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, "an amount in 元 with at most two decimals");

/**
 * 审批权限: up to which sum in 元 each role may approve what is let off or given back; above the largest of them
 * headquarters decides. "0" lets a role approve nothing.
 */
export const approvalLimitsSchema = z.object({
  clerk: yuan,
  supervisor: yuan,
  admin: yuan,
});
export type ApprovalLimits = z.infer<typeof approvalLimitsSchema>;

/** What holds where a subsidiary has set nothing. */
export const defaultApprovalLimits: ApprovalLimits = { clerk: "500.00", supervisor: "5000.00", admin: "20000.00" };
