import { closePeriod, listPeriods, proveNight } from "@/server/finance";
import type { Ctx } from "@/server/platform/context";
import { type PlainDate, plusDays, plusMonths } from "@/server/platform/dates";
import { listStaffWhoMay } from "@/server/identity";
import { sealBooks } from "@/server/platform/known-from";
import { printReport, scheduleReport } from "@/server/reports";
import type { Part } from "./seed-money";
import { demoDay } from "./subsidiaries";

/** The month after it is over, and waits for finance to close it. */
const lastClosed = "2026-09";
/** From when on the reports of a month are printed when it is closed. */
const firstPrinted = "2026-06";
const nights = 7;

type Deed = { at: Date; act: (ctx: Ctx) => Promise<unknown> };

/**
 * The books as finance kept them: months closed on the fifth of the next, reports printed that day, the last nights' control
 * totals, and what is sent to the chief of customers' service. In the order of time, and after everything else: nobody can add to what is sealed.
 */
export const keepBooks: Part = async (ctx, { staff }) => {
  const periods = await listPeriods(ctx);
  if (periods.some(({ closed }) => closed)) return;
  const name = staff.find(({ role }) => role === "admin")!.name;
  const months = periods.map(({ month }) => month).filter((month) => month <= lastClosed);
  const deeds = [
    ...months.map(closing),
    ...Array.from({ length: nights }, (_, index) => proof(plusDays(demoDay, -index))),
  ];
  for (const { at, act } of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    await act({ ...ctx, now: at, actor: { kind: "system", name } });
  const chief = (await listStaffWhoMay(ctx.tenant.id, "reports.schedule")).find((one) => one.name !== name);
  if (!chief) return;
  const question = { report: "receivables", grouping: "division", span: "month", locale: "zh-CN" } as const;
  await scheduleReport(
    { ...ctx, actor: { kind: "system", name } },
    { ...question, cadence: "weekly", recipientId: chief.userId },
  );
};

/** The fifth of the next month, at half past four. */
function closing(month: string): Deed {
  const from = `${month}-01`;
  const asOf = plusDays(plusMonths(from, 1), -1);
  return {
    at: new Date(`${plusDays(asOf, 5)}T08:30:00Z`),
    act: async (ctx) => {
      await closePeriod(ctx, month);
      if (month < firstPrinted) return;
      const question = { from, asOf, grouping: "division" } as const;
      await printReport(ctx, { ...question, report: "receivables" });
      if (month === lastClosed) await printReport(ctx, { ...question, report: "arrears-by-age", grouping: "station" });
    },
  };
}

/** Twenty past two of a night. */
function proof(night: PlainDate): Deed {
  const at = new Date(`${plusDays(night, -1)}T18:20:00Z`);
  return {
    at,
    act: async (ctx) => {
      await sealBooks(ctx, at);
      await proveNight(ctx, at, []);
    },
  };
}
