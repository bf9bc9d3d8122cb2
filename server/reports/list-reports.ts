import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { daysOfSpan } from "./days-of-span";
import { definitions } from "./definitions";
import { listPrints } from "./check-print";

/** Every report with its version, the days it opens with, and the latest prints. */
export async function listReports(ctx: Ctx) {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  return {
    reports: Object.values(definitions).map(({ slug, version, columns }) => ({ slug, version, columns })),
    days: daysOfSpan(ctx.tenant, "season", today),
    today,
    prints: await listPrints(ctx),
  };
}
