export { applyHqAnswerJob, applyHqAnswers } from "./apply-hq-answer";
export { approveAdjustment } from "./approve-adjustment";
export { getAccountByNo } from "./get-account-by-no";
export { proposeAdjustment } from "./propose-adjustment";
export { proposeCarry } from "./propose-carry";
export { reverseAdjustment } from "./reverse-adjustment";
export { payOutRefund } from "./pay-out-refund";
export { rejectAdjustment } from "./reject-adjustment";
export { saveApprovalLimits } from "./save-rules";
