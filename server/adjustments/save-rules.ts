import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { listVersions } from "@/tenants/config/list-versions";
import { approvalLimitsSchema, type ApprovalLimits, defaultApprovalLimits } from "@/tenants/schemas/approval-limits";
import { defaultRefundRules, type RefundRules, refundRulesSchema } from "@/tenants/schemas/refund-rules";

/** Both documents as they hold today; the house's own figures where none is published. */
export async function readRules(ctx: Ctx) {
  const limits = await findCurrentDocument(ctx, "approval-limits", "approval-limits");
  const refunds = await findCurrentDocument(ctx, "refund-rules", "refund-rules");
  return {
    limits: limits ? approvalLimitsSchema.parse(limits.body) : defaultApprovalLimits,
    limitsVersion: limits?.version ?? null,
    refunds: refunds ? refundRulesSchema.parse(refunds.body) : defaultRefundRules,
    refundsVersion: refunds?.version ?? null,
  };
}

/** Publishes new approval limits from today on. */
export function saveApprovalLimits(ctx: Ctx, body: ApprovalLimits) {
  return publish(ctx, "approval-limits", body);
}

/** Publishes new refund rules from today on; a complaint is judged by the rules of its own day. */
export function saveRefundRules(ctx: Ctx, body: RefundRules) {
  return publish(ctx, "refund-rules", body);
}

async function publish(ctx: Ctx, kind: "approval-limits" | "refund-rules", body: unknown) {
  const versions = await listVersions(ctx, kind, kind);
  const draft = versions.find((version) => version.status === "draft");
  if (draft) throw conflict("draft-changed", { name: draft.authorName });
  const { updatedAt } = await saveDraft(ctx, { kind, slug: kind, body, seenAt: null });
  const effectiveFrom = dayOf(ctx.now, ctx.tenant.timezone);
  return publishDraft(ctx, { kind, slug: kind, effectiveFrom, note: "", seenAt: updatedAt });
}
