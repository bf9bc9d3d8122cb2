import { beilingWorkflows } from "@/tenants/packs/beiling/workflows";
import { minghuWorkflows } from "@/tenants/packs/minghu/workflows";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import type { Workflow } from "@/tenants/schemas/workflow";
import type { Part } from "./seed-money";

/** How each subsidiary's requests travel, instead of its pack's ways; the other group keeps the pack's. */
const own: Record<string, Workflow[]> = {
  quancheng: quanchengWorkflows,
  beiling: beilingWorkflows,
  minghu: minghuWorkflows,
};

/** Publishes each subsidiary's workflows as its administrator would: a draft, then the next version, in force from June. */
export const seedWorkflows: Part = async (start, { slug }) => {
  for (const body of own[slug] ?? []) {
    const current = await findCurrentDocument(start, "workflow", body.type);
    if (JSON.stringify(current?.body) === JSON.stringify(body) || (current?.version ?? 0) > 1) continue;
    const ctx = { ...start, now: new Date("2025-05-22T02:00:00Z") };
    const { updatedAt } = await saveDraft(ctx, { kind: "workflow", slug: body.type, body, seenAt: null });
    const note = "按本公司办事规程调整";
    await publishDraft(ctx, {
      kind: "workflow",
      slug: body.type,
      effectiveFrom: "2025-06-01",
      note,
      seenAt: updatedAt,
    });
  }
};
