import { and, eq, lte } from "drizzle-orm";
import { reportDeliveries, reportSchedules } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { queueMessage } from "@/server/channels";
import { listStaffWhoMay } from "@/server/identity";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { dayOf, plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { siteAddress } from "@/server/platform/site-address";
import { findTenant } from "@/tenants/resolve";
import { daysOfSpan } from "./days-of-span";
import { nextDelivery } from "./next-delivery";
import { printReport } from "./print-report";
import { groupings, reportSlugs } from "./schemas";
import { nameOf, totalsInWords, writeReport } from "./write-report";

type Reader = { userId: string; email: string };

/** Prints what a schedule asks for and mails it to its reader, in one transaction: both happen once a day, or neither. */
export async function deliverReport({ tenantId, scheduleId }: { tenantId: string; scheduleId: string }): Promise<void> {
  const [tenant, readers, address] = await Promise.all([
    findTenant(tenantId),
    listStaffWhoMay(tenantId, "reports.read"),
    siteAddress(tenantId),
  ]);
  if (!tenant) return;
  await withTenant({ tenantId, as: "worker" }, (tx) =>
    deliverDue(
      { tx, tenant, actor: { kind: "system", name: "report-schedule" }, now: now() },
      { scheduleId, readers, address },
    ),
  );
}

/**
 * The delivery inside a transaction: the day before is the last one reported, as totals, as CSV and as XLSX. A reader who may no longer read reports
 * ends the schedule. Returns the print, or null when nothing was due.
 */
export async function deliverDue(
  ctx: Ctx,
  { scheduleId, readers, address }: { scheduleId: string; readers: Reader[]; address: string | null },
): Promise<string | null> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const mine = and(eq(reportSchedules.tenantId, ctx.tenant.id), eq(reportSchedules.id, scheduleId));
  const [schedule] = await ctx.tx
    .select()
    .from(reportSchedules)
    .where(and(mine, eq(reportSchedules.active, true), lte(reportSchedules.nextOn, today)))
    .for("update");
  if (!schedule) return null;
  const reader = readers.find(({ userId }) => userId === schedule.recipientId);
  const report = reportSlugs.find((slug) => slug === schedule.report);
  const grouping = groupings.find((one) => one === schedule.grouping);
  if (!reader || !report || !grouping) {
    await ctx.tx.update(reportSchedules).set({ active: false }).where(mine);
    await audit(ctx, "reports.stop-schedule", { type: "report-schedule", id: scheduleId }, { reader: Boolean(reader) });
    return null;
  }
  const days = daysOfSpan(ctx.tenant, schedule.span, plusDays(today, -1));
  const { print, report: answer } = await printReport(
    { ...ctx, actor: { kind: "system", name: schedule.createdBy } },
    { report, grouping, ...days },
  );
  await ctx.tx.insert(reportDeliveries).values({
    ...{ id: newId(), tenantId: ctx.tenant.id, scheduleId, printId: print.id },
    ...{ deliveredOn: today, recipient: reader.email },
  });
  await ctx.tx
    .update(reportSchedules)
    .set({ nextOn: nextDelivery(schedule.cadence, today) })
    .where(mine);
  const name = nameOf(report, schedule.locale);
  const attachments = [];
  for (const kind of ["csv", "xlsx"] as const) {
    const { content, ...file } = await writeReport(answer, { tenant: ctx.tenant, locale: schedule.locale, kind });
    attachments.push({ ...file, base64: content.toString("base64") });
  }
  await queueMessage(ctx, {
    ...{ channel: "email", recipient: reader.email, template: "report-ready", locale: schedule.locale },
    subject: `${name} ${days.from} – ${days.asOf}`,
    params: {
      ...{ report: name, ...days, figures: totalsInWords(answer, schedule.locale) },
      link: `${address ?? ""}/reports/prints/${print.id}`,
    },
    attachments,
    eventKey: `report-ready:${scheduleId}:${today}`,
  });
  return print.id;
}
