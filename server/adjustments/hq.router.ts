import { hq, operator, router } from "@/server/trpc/init";
import { answerApproval } from "./answer-approval";
import { listApprovals } from "./list-approvals";
import { hqAnswerInput } from "./schemas";

export const hqApprovalsRouter = router({
  list: hq("hq.read-approvals").query(({ ctx }) => listApprovals(ctx)),
  /** The answer is its own record: one insert-only row; the subsidiary's audit follows when its worker applies it. */
  "answer-approval": operator("hq.answer-approval")
    .input(hqAnswerInput)
    .mutation(({ ctx, input }) => answerApproval(ctx, input)),
});
