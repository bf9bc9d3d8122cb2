import { vi } from "vitest";
import { answerApproval } from "@/server/adjustments/answer-approval";
import { applyHqAnswerJob } from "@/server/adjustments/apply-hq-answer";
import type { Homes, Play } from "./deeds";

/** Headquarters says yes, and the company's worker, whose clock is the story's, does the rest. */
export async function approveAtHeadquarters({ tenant, at }: Play, { headquarters, asked }: Homes): Promise<void> {
  const approvalId = asked!;
  const by = { group: { id: tenant.groupId }, actor: headquarters, now: at };
  await answerApproval(by, { tenantId: tenant.id, approvalId, answer: "approved", note: "按集团规定" });
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  try {
    await applyHqAnswerJob({ tenantId: tenant.id, adjustmentId: approvalId });
  } finally {
    vi.useRealTimers();
  }
}
