import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { findSeasonFor } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { areasFrom } from "./dated/areas-from";
import { listAgreements } from "./list-agreements";
import { priceClassesOn } from "./price-classes-on";
import { isUnitFree } from "./stop-unit";

/** What the form of an account's areas begins with: its agreements with every version of their areas, and what the tariff knows. */
export async function getAreaForm(ctx: Ctx, accountId: string) {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const [account] = await ctx.tx
    .select({ accountNo: accounts.accountNo, address: accounts.address, status: accounts.status })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound("account-not-found");
  const agreements = [];
  for (const { id, agreementNo, startsOn } of await listAgreements(ctx, accountId))
    agreements.push({ id, agreementNo, startsOn, areas: await areasFrom(ctx, [id], startsOn) });
  const season = await findSeasonFor(ctx, today);
  return {
    ...{ today, account, agreements },
    classes: await priceClassesOn(ctx, today),
    /** Whether a unit that stops together pays nothing in the season that runs or comes. */
    unitFree: season !== null && isUnitFree(season),
  };
}
