import { reportPrints } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { findSeal, sealBooks } from "@/server/platform/known-from";
import { canonicalText, sha256 } from "./canonical-text";
import { questionOf, type Report, runReport } from "./run-report";
import type { QuestionInput } from "./schemas";

export type Print = typeof reportPrints.$inferSelect;

/**
 * Prints a report for good: seals the books up to its instant, answers, and keeps the answer with its hash. Whoever asks
 * the same again gets the same bytes.
 */
export async function printReport(ctx: Ctx, input: QuestionInput): Promise<{ print: Print; report: Report }> {
  const { knownAt } = questionOf(ctx, input);
  const seal = await findSeal(ctx);
  // Asked for an instant that is final already, nobody has to wait.
  if (!seal || seal < knownAt) await sealBooks(ctx, knownAt);
  const report = await runReport(ctx, { ...input, knownAt });
  const content = canonicalText(report);
  const [print] = await ctx.tx
    .insert(reportPrints)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      report: report.definition.slug,
      version: report.definition.version,
      grouping: input.grouping,
      fromDay: input.from,
      asOf: input.asOf,
      knownAt,
      content,
      sha256: sha256(content),
      rowCount: report.rows.length,
      printedBy: ctx.actor.name,
      printedAt: ctx.now,
    })
    .returning();
  await audit(
    ctx,
    "reports.print",
    { type: "report-print", id: print!.id },
    { report: input.report, sha256: print!.sha256 },
  );
  return { print: print!, report };
}
