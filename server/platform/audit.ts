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
  await auditAll(ctx, action, [{ subject, data }]);
}

type Deed = { subject: { type: string; id: string }; data: Record<string, unknown> };

/** Records the same deed done to many things, in one statement. */
export async function auditAll(ctx: Ctx, action: string, deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await ctx.tx.insert(auditEvents).values(
    deeds.map(({ subject, data }) => ({
      tenantId: ctx.tenant.id,
      action,
      actorKind: ctx.actor.kind,
      actorId: "userId" in ctx.actor ? ctx.actor.userId : null,
      actorName: ctx.actor.name,
      subjectType: subject.type,
      subjectId: subject.id,
      data,
      at: ctx.now,
    })),
  );
}
