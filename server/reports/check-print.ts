import { and, desc, eq } from "drizzle-orm";
import { reportPrints } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { canonicalText, sha256 } from "./canonical-text";
import { runReport } from "./run-report";
import { groupings, reportSlugs } from "./schemas";

const most = 50;

/** The latest prints, without their text. */
export function listPrints(ctx: Ctx) {
  return ctx.tx
    .select({
      id: reportPrints.id,
      report: reportPrints.report,
      grouping: reportPrints.grouping,
      fromDay: reportPrints.fromDay,
      asOf: reportPrints.asOf,
      knownAt: reportPrints.knownAt,
      sha256: reportPrints.sha256,
      rowCount: reportPrints.rowCount,
      printedBy: reportPrints.printedBy,
      printedAt: reportPrints.printedAt,
    })
    .from(reportPrints)
    .where(eq(reportPrints.tenantId, ctx.tenant.id))
    .orderBy(desc(reportPrints.printedAt), desc(reportPrints.id))
    .limit(most);
}

/** A print, and whether the same question asked today still has the same bytes. */
export async function checkPrint(ctx: Ctx, printId: string) {
  const [print] = await ctx.tx
    .select()
    .from(reportPrints)
    .where(and(eq(reportPrints.tenantId, ctx.tenant.id), eq(reportPrints.id, printId)));
  if (!print) throw notFound();
  const report = reportSlugs.find((slug) => slug === print.report);
  const grouping = groupings.find((one) => one === print.grouping);
  if (!report || !grouping) return { print, again: null };
  const answer = await runReport(ctx, {
    report,
    grouping,
    from: print.fromDay,
    asOf: print.asOf,
    knownAt: print.knownAt,
  });
  return { print, again: { sha256: sha256(canonicalText(answer)), version: answer.definition.version } };
}
