import { router, staff } from "@/server/trpc/init";
import { canonicalText, sha256 } from "./canonical-text";
import { checkPrint } from "./check-print";
import { listReports } from "./list-reports";
import { listSchedules } from "./list-schedules";
import { listSources } from "./list-sources";
import { printReport } from "./print-report";
import { runReport } from "./run-report";
import { scheduleReport, stopSchedule } from "./schedule-report";
import { exportInput, printInput, questionInput, scheduleIdInput, scheduleInput, sourcesInput } from "./schemas";
import { writeReport } from "./write-report";

export const staffReportsRouter = router({
  list: staff("reports.read").query(({ ctx }) => listReports(ctx)),
  run: staff("reports.read")
    .input(questionInput)
    .query(async ({ ctx, input }) => {
      const report = await runReport(ctx, input);
      const { facts: _facts, ...definition } = report.definition;
      return { ...report, definition, sha256: sha256(canonicalText(report)) };
    }),
  sources: staff("reports.read")
    .input(sourcesInput)
    .query(({ ctx, input }) => listSources(ctx, input)),
  /** The report as a file, base64. */
  export: staff("reports.read")
    .input(exportInput)
    .query(async ({ ctx, input: { format, locale, ...input } }) => {
      const file = await writeReport(await runReport(ctx, input), { tenant: ctx.tenant, locale, kind: format });
      return { ...file, content: file.content.toString("base64") };
    }),
  print: staff("reports.print")
    .input(questionInput)
    .mutation(async ({ ctx, input }) => {
      const { print } = await printReport(ctx, input);
      return { printId: print.id, sha256: print.sha256 };
    }),
  "get-print": staff("reports.read")
    .input(printInput)
    .query(({ ctx, input }) => checkPrint(ctx, input.printId)),
  schedules: staff("reports.schedule").query(({ ctx }) => listSchedules(ctx)),
  schedule: staff("reports.schedule")
    .input(scheduleInput)
    .mutation(({ ctx, input }) => scheduleReport(ctx, input)),
  "stop-schedule": staff("reports.schedule")
    .input(scheduleIdInput)
    .mutation(({ ctx, input }) => stopSchedule(ctx, input.scheduleId)),
});
