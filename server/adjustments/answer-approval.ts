import { and, eq } from "drizzle-orm";
import { hqApprovalAnswers, hqApprovals } from "@/db/schema";
import { withGroupAnswer } from "@/db/tenant";
import type { Actor } from "@/server/platform/context";
import { conflict, notFound, sqlState } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";

type OperatorCtx = { group: { id: string }; actor: Extract<Actor, { kind: "hq" }>; now: Date };
type Answer = { tenantId: string; approvalId: string; answer: "approved" | "rejected"; note: string };

/**
 * Headquarters' word on a sum above a subsidiary's own limit: one row that says who, when and why, which nobody can
 * change. It is all that headquarters writes; the subsidiary's worker reads it, posts, and audits it there.
 * @throws `approval-answered` when a colleague was faster
 */
export async function answerApproval({ group, actor, now }: OperatorCtx, input: Answer): Promise<void> {
  const { tenantId, approvalId, answer, note } = input;
  await withGroupAnswer(group.id, tenantId, async (tx) => {
    const [asked] = await tx
      .select({ id: hqApprovals.id })
      .from(hqApprovals)
      .where(
        and(eq(hqApprovals.groupId, group.id), eq(hqApprovals.tenantId, tenantId), eq(hqApprovals.id, approvalId)),
      );
    if (!asked) throw notFound();
    const row = { id: newId(), tenantId, groupId: group.id, approvalId, answer, note };
    await tx
      .insert(hqApprovalAnswers)
      .values({ ...row, answeredById: actor.userId, answeredByName: actor.name, answeredAt: now });
    await enqueue(
      { tx },
      "apply-hq-answer",
      { tenantId, adjustmentId: approvalId },
      { key: `hq-answer:${approvalId}` },
    );
  }).catch((error: unknown) => {
    if (sqlState(error) === "23505") throw conflict("approval-answered");
    throw error;
  });
}
