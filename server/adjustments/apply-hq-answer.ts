import { and, eq, inArray } from "drizzle-orm";
import { adjustments, hqApprovalAnswers } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { findTenant, listTenants } from "@/tenants/resolve";
import { getAdjustmentRow } from "./find-adjustment";
import { lockBoth } from "./lock-both";
import { moveAdjustment } from "./move-adjustment";
import { postAdjustment } from "./post-adjustment";

type Answer = typeof hqApprovalAnswers.$inferSelect;

/** Job: lets headquarters' answer to one adjustment take effect, once, by the subsidiary's own hand. */
export async function applyHqAnswerJob(job: { tenantId: string; adjustmentId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const at = now();
  const withCtx = <T>(fn: (ctx: Ctx) => Promise<T>, actor: Ctx["actor"]) =>
    withTenant({ tenantId: tenant.id, as: "worker" }, (tx) => fn({ tx, tenant, actor, now: at }));
  const system = { kind: "system", name: "worker" } as const;
  const answer = await withCtx((ctx) => findAnswer(ctx, job.adjustmentId), system);
  if (!answer) return;
  const actor = { kind: "hq", userId: answer.answeredById, name: answer.answeredByName, roles: [] } as Ctx["actor"];
  try {
    await withCtx((ctx) => applyAnswer(ctx, answer), actor);
  } catch (error) {
    // What was approved may have become impossible meanwhile (the credit is spent): then it is turned down in words.
    if (!(error instanceof DomainError)) throw error;
    await withCtx(
      (ctx) => applyAnswer(ctx, { ...answer, answer: "rejected", note: `${answer.note} [${error.code}]` }),
      actor,
    );
  }
}

/** Job: whatever headquarters answered and nobody has applied yet, of every subsidiary. */
export async function applyHqAnswers(): Promise<void> {
  for (const tenant of await listTenants()) {
    const waiting = await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
      tx
        .select({ id: adjustments.id })
        .from(adjustments)
        .innerJoin(
          hqApprovalAnswers,
          and(eq(hqApprovalAnswers.tenantId, tenant.id), eq(hqApprovalAnswers.approvalId, adjustments.id)),
        )
        .where(and(eq(adjustments.tenantId, tenant.id), eq(adjustments.status, "awaiting-hq")))
        .limit(500),
    );
    for (const { id } of waiting) await applyHqAnswerJob({ tenantId: tenant.id, adjustmentId: id });
  }
}

async function findAnswer({ tx, tenant }: Ctx, approvalId: string): Promise<Answer | undefined> {
  const [answer] = await tx
    .select()
    .from(hqApprovalAnswers)
    .where(and(eq(hqApprovalAnswers.tenantId, tenant.id), inArray(hqApprovalAnswers.approvalId, [approvalId])));
  return answer;
}

async function applyAnswer(ctx: Ctx, answer: Answer): Promise<void> {
  const row = await getAdjustmentRow(ctx, answer.approvalId);
  await lockBoth(ctx, row);
  if ((await getAdjustmentRow(ctx, row.id)).status !== "awaiting-hq") return;
  const decision = {
    decidedById: answer.answeredById,
    decidedByName: answer.answeredByName,
    decidedAt: answer.answeredAt,
    decisionNote: answer.note,
  };
  const moved = await moveAdjustment(ctx, row.id, answer.answer, decision);
  if (!moved) return;
  if (answer.answer === "approved") await postAdjustment(ctx, moved);
  await audit(
    ctx,
    answer.answer === "approved" ? "adjustments.approve" : "adjustments.reject",
    { type: "adjustment", id: row.id },
    { no: row.adjustmentNo, by: "headquarters", amountMinor: row.amountMinor.toString(), note: answer.note },
  );
}
