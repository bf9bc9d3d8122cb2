import { and, eq, isNull } from "drizzle-orm";
import { valveStates } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";

type NewState = { servicePointId: string; state: "open" | "closed" | "sealed"; from: PlainDate; workOrderId: string };

/** The valve is in this state from a day on. What was believed before stays readable: old rows are superseded, not changed. */
export async function setValveState(ctx: Ctx, { servicePointId, state, from, workOrderId }: NewState): Promise<void> {
  const tenantId = ctx.tenant.id;
  const current = await ctx.tx
    .update(valveStates)
    .set({ supersededAt: ctx.now })
    .where(
      and(
        eq(valveStates.tenantId, tenantId),
        eq(valveStates.servicePointId, servicePointId),
        isNull(valveStates.validTo),
        isNull(valveStates.supersededAt),
      ),
    )
    .returning();
  const ended = current
    .filter((row) => row.validFrom < from)
    .map(({ createdAt: _createdAt, ...row }) => ({
      ...row,
      id: newId(),
      validTo: from,
      recordedAt: ctx.now,
      supersededAt: null,
    }));
  await ctx.tx
    .insert(valveStates)
    .values([
      ...ended,
      { id: newId(), tenantId, servicePointId, state, workOrderId, validFrom: from, recordedAt: ctx.now },
    ]);
}
