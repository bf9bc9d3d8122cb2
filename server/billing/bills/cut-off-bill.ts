import { and, eq, ne } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { type PlainDate, plusDays } from "@/server/platform/dates";
import { computeLines } from "../rates/compute-lines";
import { billedTo } from "../seasons/billed-to";
import { listSeasons, type SeasonInfo } from "../seasons/list-seasons";
import type { Bill } from "./insert-bill";
import { issueBill } from "./issue-bill";
import { listBillsInForce } from "./list-bills-in-force";
import { readFacts } from "./read-facts";

/**
 * Bills an account for everything delivered before `day` and not billed yet, so that whoever takes it over on `day`
 * begins clean. Where a tariff charges only whole seasons, the season that has begun is billed whole.
 */
export async function cutOffBill(ctx: Ctx, input: { accountId: string; day: PlainDate }): Promise<Bill[]> {
  const running = await ctx.tx
    .select({ id: serviceAgreements.id, startsOn: serviceAgreements.startsOn })
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.accountId, input.accountId),
        ne(serviceAgreements.status, "pending-start"),
      ),
    );
  const begun = (await listSeasons(ctx)).filter(
    (season) => season.from < input.day && season.lastDay >= plusDays(input.day, -400),
  );
  const issued: Bill[] = [];
  for (const agreement of running) {
    for (const season of begun) {
      if (season.lastDay < agreement.startsOn) continue;
      const bill = await cutOffSeason(ctx, agreement.id, season, input.day);
      if (bill) issued.push(bill);
    }
  }
  return issued;
}

async function cutOffSeason(ctx: Ctx, agreementId: string, season: SeasonInfo, day: PlainDate): Promise<Bill | null> {
  const billed = await listBillsInForce(ctx, agreementId, season.slug);
  const from = billed.reduce((next, bill) => {
    const to = billedTo(season, bill.periodTo);
    return to >= next ? plusDays(to, 1) : next;
  }, season.from);
  const whole = season.tariff.tariff.kind === "heating" && season.changes === "whole-season";
  const to = whole || day > season.lastDay ? season.lastDay : plusDays(day, -1);
  if (from > to) return null;
  const lines = computeLines(season, { from, to }, await readFacts(ctx, agreementId, season));
  // Nothing was read or supplied in these days: there is nothing to cut off.
  if (!Array.isArray(lines)) return null;
  return issueBill(ctx, { agreementId, kind: "cut-off", season: season.slug, periodFrom: from, periodTo: to });
}
