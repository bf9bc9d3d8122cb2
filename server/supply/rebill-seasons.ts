import { correctBill, cutOffBill, issueBill, listBillsInForce, listSeasons } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";

type Change = { accountId: string; agreementId: string; on: PlainDate; reason: string; successorId?: string };

/**
 * Makes every bill right that a change of areas on a day touches: standing bills of seasons that end on it or later are
 * corrected, days delivered and never billed are cut off where the agreement ended, and a successor is billed for its own days.
 */
export async function rebillSeasons(
  ctx: Ctx,
  { accountId, agreementId, on, reason, successorId }: Change,
): Promise<void> {
  const touched = (await listSeasons(ctx)).filter((season) => season.lastDay >= on);
  const billed = new Set<string>();
  for (const season of touched) {
    if ((await listBillsInForce(ctx, agreementId, season.slug)).length === 0) continue;
    billed.add(season.slug);
    await correctBill(ctx, { agreementId, season: season.slug, reason });
  }
  if (!successorId) {
    await cutOffBill(ctx, { accountId, day: on });
    return;
  }
  for (const season of touched) {
    // A season that is charged whole and has begun stays with the account that it was billed to.
    const whole = season.tariff.tariff.kind === "heating" && season.changes === "whole-season" && season.from < on;
    if (!billed.has(season.slug) || whole) continue;
    const periodFrom = on > season.from ? on : season.from;
    const bill = { agreementId: successorId, kind: "first" as const, season: season.slug, periodFrom };
    await issueBill(ctx, { ...bill, periodTo: season.lastDay }).catch(ignoreNothing);
  }
}

/** A water account without readings has nothing to bill yet. */
function ignoreNothing(error: unknown): void {
  if (!(error instanceof DomainError && error.code === "bill-facts-missing")) throw error;
}
