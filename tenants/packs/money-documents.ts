import { defaultApprovalLimits } from "../schemas/approval-limits";
import { defaultChart } from "../schemas/chart-of-accounts";
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

/** Under which codes the finance department books what we post. */
export const chartDocument: PackDocument = { kind: "chart-of-accounts", slug: "chart-of-accounts", body: defaultChart };
