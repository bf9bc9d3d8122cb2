import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { publishAtOnce } from "@/tenants/config/publish-at-once";
import { dunningSchema } from "@/tenants/schemas/dunning";

const faults: Record<string, string> = {
  "steps-must-rise": "dunning-steps-must-rise",
  "placeholder-unknown": "dunning-placeholder-unknown",
};

/**
 * Puts steps in force from today on, as the next version; drafts that lie there keep the version they were made from.
 * @throws `version-changed` when somebody else was faster, and a code of its own for each fault, naming the step
 */
export async function publishDunningRules(
  ctx: Ctx,
  { rules, basedOn }: { rules: unknown; basedOn: number },
): Promise<{ version: number }> {
  const checked = dunningSchema.safeParse(rules);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const code = faults[issue?.message ?? ""] ?? "dunning-step-incomplete";
    throw invalid(code, { step: Number(issue?.path[1] ?? 0) + 1 });
  }
  const { id, version } = await publishAtOnce(ctx, {
    ...{ kind: "dunning", slug: "dunning", body: checked.data, seenVersion: basedOn },
    effectiveFrom: dayOf(ctx.now, ctx.tenant.timezone),
  });
  await audit(ctx, "collections.publish-rules", { type: "config-document", id }, { version });
  return { version };
}
