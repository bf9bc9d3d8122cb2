import { router, staff } from "@/server/trpc/init";
import { chartOfAccounts } from "./chart-of-accounts";
import { checkClosing, closePeriod } from "./close-period";
import { explainAlert, listProofs } from "./list-proofs";
import { listPeriods } from "./list-periods";
import { getChartSettings, publishChart } from "./publish-chart";
import { readVouchers } from "./read-vouchers";
import { chartInput, explainAlertInput, monthInput, publishChartInput, vouchersInput } from "./schemas";
import { hashOf, vouchersAsCsv, vouchersAsJson } from "./write-vouchers";

export const staffFinanceRouter = router({
  chart: staff("finance.read")
    .input(chartInput)
    .query(({ ctx, input }) => chartOfAccounts(ctx, input)),
  "chart-settings": staff("finance.read").query(({ ctx }) => getChartSettings(ctx)),
  "publish-chart": staff("finance.set-chart")
    .input(publishChartInput)
    .mutation(({ ctx, input }) => publishChart(ctx, input)),
  periods: staff("finance.read").query(({ ctx }) => listPeriods(ctx)),
  period: staff("finance.read")
    .input(monthInput)
    .query(async ({ ctx, input }) => {
      const vouchers = await readVouchers(ctx, input.month);
      const checks = vouchers.span.closed ? [] : await checkClosing(ctx, input.month);
      return { ...vouchers, checks, sha256: hashOf(vouchersAsJson(vouchers, ctx.tenant)) };
    }),
  "export-vouchers": staff("finance.read")
    .input(vouchersInput)
    .query(async ({ ctx, input }) => {
      const vouchers = await readVouchers(ctx, input.month);
      return { text: input.format === "csv" ? vouchersAsCsv(vouchers) : vouchersAsJson(vouchers, ctx.tenant) };
    }),
  "close-period": staff("finance.close")
    .input(monthInput)
    .mutation(async ({ ctx, input }) => {
      const { month, sha256 } = await closePeriod(ctx, input.month);
      return { month, sha256 };
    }),
  proofs: staff("finance.read").query(({ ctx }) => listProofs(ctx)),
  "explain-alert": staff("finance.close")
    .input(explainAlertInput)
    .mutation(({ ctx, input }) => explainAlert(ctx, input)),
});
