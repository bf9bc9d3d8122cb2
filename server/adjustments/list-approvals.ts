import { and, desc, eq } from "drizzle-orm";
import { hqApprovalAnswers, hqApprovals, tenants } from "@/db/schema";
import type { HqCtx } from "@/server/platform/context";

/** What subsidiaries have laid before headquarters, what waits first, then the latest. */
export async function listApprovals({ tx, group }: HqCtx) {
  const rows = await tx
    .select({
      approval: hqApprovals,
      answer: hqApprovalAnswers,
      tenantName: tenants.name,
      tenantNameEn: tenants.nameEn,
    })
    .from(hqApprovals)
    .innerJoin(tenants, eq(tenants.id, hqApprovals.tenantId))
    .leftJoin(
      hqApprovalAnswers,
      and(eq(hqApprovalAnswers.tenantId, hqApprovals.tenantId), eq(hqApprovalAnswers.approvalId, hqApprovals.id)),
    )
    .where(eq(hqApprovals.groupId, group.id))
    .orderBy(desc(hqApprovals.askedAt))
    .limit(200);
  const all = rows.map(({ approval, answer, tenantName, tenantNameEn }) => ({
    ...approval,
    tenantName,
    tenantNameEn,
    answer: answer && {
      answer: answer.answer,
      note: answer.note,
      answeredByName: answer.answeredByName,
      answeredAt: answer.answeredAt,
    },
  }));
  return { waiting: all.filter((one) => !one.answer).toReversed(), answered: all.filter((one) => one.answer) };
}

export type HqApproval = Awaited<ReturnType<typeof listApprovals>>["waiting"][number];
