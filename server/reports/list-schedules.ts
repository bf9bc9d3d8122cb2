import { and, desc, eq, sql } from "drizzle-orm";
import { reportDeliveries, reportSchedules } from "@/db/schema";
import { listStaffWhoMay } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";

const most = 100;

/** The standing schedules with what each sent last, and the colleagues who can be sent one. */
export async function listSchedules(ctx: Ctx) {
  const lastDelivery = ctx.tx
    .selectDistinctOn([reportDeliveries.scheduleId], {
      scheduleId: reportDeliveries.scheduleId,
      deliveredOn: reportDeliveries.deliveredOn,
      printId: reportDeliveries.printId,
    })
    .from(reportDeliveries)
    .where(eq(reportDeliveries.tenantId, ctx.tenant.id))
    .orderBy(reportDeliveries.scheduleId, desc(reportDeliveries.deliveredOn))
    .as("last_delivery");
  const schedules = await ctx.tx
    .select({
      id: reportSchedules.id,
      report: reportSchedules.report,
      grouping: reportSchedules.grouping,
      span: reportSchedules.span,
      cadence: reportSchedules.cadence,
      recipientName: reportSchedules.recipientName,
      nextOn: reportSchedules.nextOn,
      createdBy: reportSchedules.createdBy,
      deliveredOn: sql<string | null>`${lastDelivery.deliveredOn}`,
      printId: sql<string | null>`${lastDelivery.printId}`,
    })
    .from(reportSchedules)
    .leftJoin(lastDelivery, eq(lastDelivery.scheduleId, reportSchedules.id))
    .where(and(eq(reportSchedules.tenantId, ctx.tenant.id), eq(reportSchedules.active, true)))
    .orderBy(desc(reportSchedules.id))
    .limit(most);
  const readers = await listStaffWhoMay(ctx.tenant.id, "reports.read");
  return { schedules, readers: readers.map(({ userId, name }) => ({ userId, name })) };
}
