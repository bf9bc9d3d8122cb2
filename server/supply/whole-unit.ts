import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { accounts, chargeableAreas, premises, serviceAgreements } from "@/db/schema";
import { lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { type Area, changeAreas } from "./dated/change-areas";
import { correctSeasons } from "./rebill-seasons";

export type UnitHome = {
  accountId: string;
  accountNo: string;
  room: string;
  agreementId: string;
  /** Every version that holds on the day or later. */
  areas: Area[];
};

/** The homes with a customer in the building's unit (in the building, where it has no units) of a premise, room by room. */
export async function homesOfUnit(ctx: Ctx, premiseId: string, from: PlainDate): Promise<UnitHome[]> {
  const tenantId = ctx.tenant.id;
  const [here] = await ctx.tx
    .select()
    .from(premises)
    .where(and(eq(premises.tenantId, tenantId), eq(premises.id, premiseId)));
  if (!here) return [];
  const homes = await ctx.tx
    .select({
      ...{ accountId: accounts.id, accountNo: accounts.accountNo, room: premises.room },
      agreementId: serviceAgreements.id,
    })
    .from(premises)
    .innerJoin(
      serviceAgreements,
      and(
        eq(serviceAgreements.tenantId, tenantId),
        eq(serviceAgreements.premiseId, premises.id),
        inArray(serviceAgreements.status, ["pending-start", "active", "suspended"]),
      ),
    )
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, serviceAgreements.accountId)))
    .where(
      and(
        ...[eq(premises.tenantId, tenantId), eq(premises.community, here.community)],
        ...[eq(premises.building, here.building), eq(premises.unit, here.unit), eq(premises.district, here.district)],
      ),
    )
    .orderBy(asc(premises.room), asc(serviceAgreements.id));
  if (homes.length === 0) return [];
  const areas = await ctx.tx
    .select()
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, tenantId),
        inArray(
          chargeableAreas.agreementId,
          homes.map((home) => home.agreementId),
        ),
        isNull(chargeableAreas.supersededAt),
        or(isNull(chargeableAreas.validTo), gt(chargeableAreas.validTo, from)),
      ),
    );
  return homes.map((home) => ({ ...home, areas: areas.filter((area) => area.agreementId === home.agreementId) }));
}

/** Holds the money of every home of a unit, always in the same order. */
export async function lockHomes(ctx: Ctx, homes: UnitHome[]): Promise<void> {
  for (const id of [...new Set(homes.map((home) => home.accountId))].toSorted()) await lockAccount(ctx, id);
}

/**
 * A home of a unit is supplied again from a day on: whoever stood stopped together with it stands stopped alone, and
 * standing bills are corrected by what the tariff says of that.
 */
export async function loseWholeUnit(
  ctx: Ctx,
  { premiseId, from, reason }: { premiseId: string; from: PlainDate; reason: string },
): Promise<void> {
  const homes = await homesOfUnit(ctx, premiseId, from);
  const marked = homes.filter((home) => home.areas.some((area) => area.wholeUnitStop));
  await lockHomes(ctx, marked);
  for (const { accountId, agreementId } of marked) {
    await changeAreas(ctx, { agreementId, from, change: { wholeUnitStop: false } });
    await correctSeasons(ctx, { agreementId, on: from, reason });
    await audit(ctx, "supply.lose-whole-unit", { type: "account", id: accountId }, { from, reason });
  }
}
