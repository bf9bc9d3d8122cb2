import { auditEvents } from "@/db/schema";
import type { Ctx } from "./context";

/**
 * Records a deed in the transaction of the deed itself, so neither can be without the other.
 * @param action the verb's slug, such as `supply.stop-heating`
 */
export async function audit(
  ctx: Ctx,
  action: string,
  subject: { type: string; id: string },
  data: Record<string, unknown> = {},
): Promise<void> {
  await ctx.tx.insert(auditEvents).values({
    tenantId: ctx.tenant.id,
    action,
    actorKind: ctx.actor.kind,
    actorId: "userId" in ctx.actor ? ctx.actor.userId : null,
    actorName: ctx.actor.name,
    subjectType: subject.type,
    subjectId: subject.id,
    data,
    at: ctx.now,
  });
}
