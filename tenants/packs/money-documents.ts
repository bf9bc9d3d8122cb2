import { defaultApprovalLimits } from "../schemas/approval-limits";
import { defaultRefundRules } from "../schemas/refund-rules";
import type { PackDocument } from "./pack";

/** Who may approve how much: what every subsidiary begins with. */
export const approvalDocument: PackDocument = {
  kind: "approval-limits",
  slug: "approval-limits",
  body: defaultApprovalLimits,
};

/** What a cold room and an outage give back: for heat companies. */
export const refundDocument: PackDocument = { kind: "refund-rules", slug: "refund-rules", body: defaultRefundRules };
