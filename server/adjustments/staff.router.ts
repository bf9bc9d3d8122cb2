import { router, staff } from "@/server/trpc/init";
import { approveAdjustment } from "./approve-adjustment";
import { previewColdRoom, proposeColdRoom } from "./cold-room";
import { getAdjustment } from "./get-adjustment";
import { listAdjustments } from "./list-adjustments";
import { previewMetering, proposeMetering } from "./metering";
import { previewOutage, proposeOutage } from "./outage";
import { payOutRefund } from "./pay-out-refund";
import { prepareProposal } from "./prepare-proposal";
import { prepareReversal } from "./prepare-reversal";
import { proposeAdjustment } from "./propose-adjustment";
import { proposeReversal } from "./propose-reversal";
import { rejectAdjustment } from "./reject-adjustment";
import { reverseAdjustment } from "./reverse-adjustment";
import { readRules, saveApprovalLimits, saveRefundRules } from "./save-rules";
import {
  accountInput,
  adjustmentInput,
  coldRoomInput,
  decideInput,
  limitsInput,
  listInput,
  meteringInput,
  outageInput,
  payOutInput,
  proposeColdRoomInput,
  proposeInput,
  proposeMeteringInput,
  proposeOutageInput,
  proposeReversalInput,
  refundRulesInput,
  refuseInput,
  reversalInput,
} from "./schemas";
import { withdrawAdjustment } from "./withdraw-adjustment";

const brief = ({ id, adjustmentNo, status }: { id: string; adjustmentNo: string; status: string }) => ({
  id,
  adjustmentNo,
  status,
});

export const staffAdjustmentsRouter = router({
  list: staff("adjustments.read")
    .input(listInput)
    .query(({ ctx, input }) => listAdjustments(ctx, input)),
  get: staff("adjustments.read")
    .input(adjustmentInput)
    .query(({ ctx, input }) => getAdjustment(ctx, input.adjustmentId)),
  prepare: staff("adjustments.propose")
    .input(accountInput)
    .query(({ ctx, input }) => prepareProposal(ctx, input.accountId)),
  "preview-cold-room": staff("adjustments.propose")
    .input(coldRoomInput)
    .query(({ ctx, input }) => previewColdRoom(ctx, input)),
  "preview-outage": staff("adjustments.propose")
    .input(outageInput)
    .query(({ ctx, input }) => previewOutage(ctx, input)),
  "preview-metering": staff("adjustments.propose")
    .input(meteringInput)
    .query(({ ctx, input }) => previewMetering(ctx, input)),
  propose: staff("adjustments.propose")
    .input(proposeInput)
    .mutation(async ({ ctx, input }) => brief(await proposeAdjustment(ctx, input))),
  "prepare-reversal": staff("adjustments.propose")
    .input(reversalInput)
    .query(({ ctx, input }) => prepareReversal(ctx, input.paymentId)),
  "propose-reversal": staff("adjustments.propose")
    .input(proposeReversalInput)
    .mutation(async ({ ctx, input }) => brief(await proposeReversal(ctx, input))),
  "propose-cold-room": staff("adjustments.propose")
    .input(proposeColdRoomInput)
    .mutation(async ({ ctx, input }) => brief(await proposeColdRoom(ctx, input))),
  "propose-outage": staff("adjustments.propose")
    .input(proposeOutageInput)
    .mutation(async ({ ctx, input }) => brief(await proposeOutage(ctx, input))),
  "propose-metering": staff("adjustments.propose")
    .input(proposeMeteringInput)
    .mutation(async ({ ctx, input }) => brief(await proposeMetering(ctx, input))),
  approve: staff("adjustments.approve")
    .input(decideInput)
    .mutation(async ({ ctx, input }) => brief(await approveAdjustment(ctx, input))),
  reject: staff("adjustments.approve")
    .input(refuseInput)
    .mutation(async ({ ctx, input }) => brief(await rejectAdjustment(ctx, input))),
  withdraw: staff("adjustments.propose")
    .input(adjustmentInput)
    .mutation(async ({ ctx, input }) => brief(await withdrawAdjustment(ctx, input.adjustmentId))),
  reverse: staff("adjustments.approve")
    .input(refuseInput)
    .mutation(async ({ ctx, input }) => brief(await reverseAdjustment(ctx, input))),
  "pay-out": staff("adjustments.pay-out")
    .input(payOutInput)
    .mutation(async ({ ctx, input }) => brief(await payOutRefund(ctx, input))),
  rules: staff("adjustments.read").query(({ ctx }) => readRules(ctx)),
  "save-limits": staff("adjustments.set-limits")
    .input(limitsInput)
    .mutation(({ ctx, input }) => saveApprovalLimits(ctx, input)),
  "save-refund-rules": staff("adjustments.set-limits")
    .input(refundRulesInput)
    .mutation(({ ctx, input }) => saveRefundRules(ctx, input)),
});
