import { eq } from "drizzle-orm";
import { controlProofs, ledgerAlerts, reportPrints, reportSchedules } from "@/db/schema";
import { testNow } from "@/db/test/factories";
import type { Ctx } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";

/** A printed report, one that is sent, and a night's control totals with an alert. */
export async function makeReportIds({ tx, tenant: { id: tenantId } }: Ctx, residentUserId: string) {
  const [print] = await tx
    .insert(reportPrints)
    .values({
      ...{
        tenantId,
        report: "receivables",
        version: 1,
        grouping: "division",
        fromDay: "2026-09-01",
        asOf: "2026-10-01",
      },
      ...{ knownAt: testNow, sha256: "0".repeat(64), rowCount: 0, content: "", printedBy: "test", printedAt: testNow },
    })
    .returning();
  const [schedule] = await tx
    .insert(reportSchedules)
    .values({
      ...{ tenantId, report: "receivables", grouping: "division", span: "month", cadence: "monthly", locale: "zh-CN" },
      ...{ recipientId: residentUserId, recipientName: "test", nextOn: "2099-01-01", createdBy: "test" },
    })
    .returning();
  // Neighbours share a subsidiary, and a night is proven once.
  const proven = await tx.$count(controlProofs, eq(controlProofs.tenantId, tenantId));
  const [proof] = await tx
    .insert(controlProofs)
    .values({
      tenantId,
      night: plusDays("2020-01-01", proven),
      knownAt: testNow,
      cells: [],
      rowCount: 0,
      sha256: "0",
      moved: 1,
    })
    .returning();
  const [alert] = await tx
    .insert(ledgerAlerts)
    .values({
      ...{ tenantId, proofId: proof!.id, source: "postings", differenceMinor: 1n },
      ...{ recordedMonth: "2026-09", effectiveMonth: "2026-09" },
    })
    .returning();
  return { alertId: alert!.id, scheduleId: schedule!.id, printId: print!.id };
}
