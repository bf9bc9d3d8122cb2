import { and, eq } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import { correctBill, cutOffBill, issueBill, listSeasons, type SeasonInfo } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";

type Change = { accountId: string; agreementId: string; on: PlainDate; reason: string; successorId?: string };

/**
 * Makes every bill right that a change of areas on a day touches: standing bills of seasons that end on it or later are
 * corrected, days delivered and never billed are cut off where the agreement ended, and a successor is billed for its own days.
 * A season that is charged whole stays where it began: the successor is marked, so that no run charges its areas once more.
 */
export async function rebillSeasons(
  ctx: Ctx,
  { accountId, agreementId, on, reason, successorId }: Change,
): Promise<void> {
  const touched = (await listSeasons(ctx)).filter((season) => season.lastDay >= on);
  const corrected = await correctSeasons(ctx, { agreementId, on, reason });
  const billed = new Set(corrected.map(({ season }) => season));
  if (!successorId) {
    await cutOffBill(ctx, { accountId, day: on });
    return;
  }
  for (const season of touched) {
    if (isBorneWhole(season, on)) {
      await markBorne(ctx, successorId, season.slug);
      continue;
    }
    if (!billed.has(season.slug)) continue;
    const periodFrom = on > season.from ? on : season.from;
    const bill = { agreementId: successorId, kind: "first" as const, season: season.slug, periodFrom };
    await issueBill(ctx, { ...bill, periodTo: season.lastDay }).catch(ignoreNothing);
  }
}

export type CorrectedSeason = { season: string; beforeMinor: bigint; afterMinor: bigint };

/** Corrects an agreement's standing bills of the seasons that end on a day or later; tells of each what it was and is, in 分. */
export async function correctSeasons(
  ctx: Ctx,
  { agreementId, on, reason }: Pick<Change, "agreementId" | "on" | "reason">,
): Promise<CorrectedSeason[]> {
  const corrected: CorrectedSeason[] = [];
  for (const { slug, lastDay } of await listSeasons(ctx)) {
    if (lastDay < on) continue;
    const correction = await correctBill(ctx, { agreementId, season: slug, reason });
    if (!correction) continue;
    const { beforeMinor, afterMinor } = correction;
    corrected.push({ season: slug, beforeMinor, afterMinor });
  }
  return corrected;
}

/** Whether a season is charged whole and has begun before a day: then it stays with the account that was supplied first. */
export const isBorneWhole = ({ tariff, changes, from }: SeasonInfo, on: PlainDate): boolean =>
  tariff.tariff.kind === "heating" && changes === "whole-season" && from < on;

async function markBorne({ tx, tenant }: Ctx, agreementId: string, seasonBorne: string): Promise<void> {
  await tx
    .update(serviceAgreements)
    .set({ seasonBorne })
    .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.id, agreementId)));
}

/** A water account without readings has nothing to bill yet. */
function ignoreNothing(error: unknown): void {
  if (!(error instanceof DomainError && error.code === "bill-facts-missing")) throw error;
}
