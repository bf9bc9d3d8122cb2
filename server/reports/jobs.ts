import { and, eq, lte } from "drizzle-orm";
import { reportSchedules } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { enqueue } from "@/server/platform/jobs";
import { listTenants } from "@/tenants/resolve";
import { deliverReport } from "./deliver-report";

/** Asks for every delivery that is due, each a job of its own; one that was missed is made up for once. */
async function deliverDueReports(): Promise<void> {
  for (const { id: tenantId, timezone } of await listTenants())
    await withTenant({ tenantId, as: "worker" }, async (tx) => {
      const due = await tx
        .select({ id: reportSchedules.id })
        .from(reportSchedules)
        .where(
          and(
            eq(reportSchedules.tenantId, tenantId),
            eq(reportSchedules.active, true),
            lte(reportSchedules.nextOn, dayOf(now(), timezone)),
          ),
        );
      for (const { id: scheduleId } of due)
        await enqueue({ tx }, "deliver-report", { tenantId, scheduleId }, { key: `deliver-report:${scheduleId}` });
    });
}

/** The reports' jobs and the verbs behind them. */
export const reportJobs = {
  "deliver-report": deliverReport,
  "deliver-due-reports": deliverDueReports,
};
