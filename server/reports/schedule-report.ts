import { and, eq } from "drizzle-orm";
import { reportSchedules } from "@/db/schema";
import { listStaffWhoMay } from "@/server/identity";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextDelivery } from "./next-delivery";
import type { ScheduleInput } from "./schemas";

/**
 * Has a report printed by itself and told to a colleague, from the next of its days on.
 * @throws `not-found` for somebody who may not read reports here
 */
export async function scheduleReport(ctx: Ctx, input: ScheduleInput): Promise<{ scheduleId: string; nextOn: string }> {
  const readers = await listStaffWhoMay(ctx.tenant.id, "reports.read");
  const recipient = readers.find(({ userId }) => userId === input.recipientId);
  if (!recipient) throw notFound();
  const scheduleId = newId();
  const nextOn = nextDelivery(input.cadence, dayOf(ctx.now, ctx.tenant.timezone));
  await ctx.tx.insert(reportSchedules).values({
    ...input,
    id: scheduleId,
    tenantId: ctx.tenant.id,
    recipientName: recipient.name,
    nextOn,
    createdBy: ctx.actor.name,
  });
  await audit(ctx, "reports.schedule", { type: "report-schedule", id: scheduleId }, input);
  return { scheduleId, nextOn };
}

/**
 * Ends a schedule; what it delivered stays.
 * @throws `not-found`
 */
export async function stopSchedule(ctx: Ctx, scheduleId: string): Promise<void> {
  const mine = and(eq(reportSchedules.tenantId, ctx.tenant.id), eq(reportSchedules.id, scheduleId));
  const stopped = await ctx.tx
    .update(reportSchedules)
    .set({ active: false })
    .where(mine)
    .returning({ id: reportSchedules.id });
  if (stopped.length === 0) throw notFound();
  await audit(ctx, "reports.stop-schedule", { type: "report-schedule", id: scheduleId }, {});
}
