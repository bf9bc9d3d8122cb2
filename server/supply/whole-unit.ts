import { and, asc, eq, inArray } from "drizzle-orm";
import { accounts, premises, serviceAgreements } from "@/db/schema";
import { lockAccounts } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { areasFrom } from "./dated/areas-from";
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
async function homesOfUnit(ctx: Ctx, premiseId: string, from: PlainDate): Promise<UnitHome[]> {
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
  const agreementIds = homes.map((home) => home.agreementId);
  const areas = await areasFrom(ctx, agreementIds, from);
  return homes.map((home) => ({ ...home, areas: areas.filter((area) => area.agreementId === home.agreementId) }));
}

/**
 * The homes of premises' units, once their money is held, always in the same order: whoever waited for another deed on a
 * unit reads what it left. None where units do not stop together.
 */
export async function lockUnits(ctx: Ctx, premiseIds: string[], from: PlainDate): Promise<UnitHome[]> {
  if (ctx.tenant.kind !== "heating") return [];
  const read = async () => {
    const homes = [];
    for (const premiseId of new Set(premiseIds)) homes.push(...(await homesOfUnit(ctx, premiseId, from)));
    return homes;
  };
  const found = await read();
  if (found.length === 0) return [];
  await lockAccounts(
    ctx,
    found.map((home) => home.accountId),
  );
  return read();
}

/**
 * A home of a unit is supplied again from a day on: whoever stood stopped together with it stands stopped alone, and
 * standing bills are corrected by what the tariff says of that.
 */
export async function loseWholeUnit(
  ctx: Ctx,
  { premiseId, from, reason }: { premiseId: string; from: PlainDate; reason: string },
): Promise<void> {
  const homes = await lockUnits(ctx, [premiseId], from);
  for (const { accountId, agreementId } of homes.filter((home) => home.areas.some((area) => area.wholeUnitStop))) {
    await changeAreas(ctx, { agreementId, from, change: { wholeUnitStop: false } });
    await correctSeasons(ctx, { agreementId, on: from, reason });
    await audit(ctx, "supply.lose-whole-unit", { type: "account", id: accountId }, { from, reason });
  }
}
