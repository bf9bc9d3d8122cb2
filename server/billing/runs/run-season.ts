import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { findTenant } from "@/tenants/resolve";
import { billSeason, type RunResult } from "./bill-season";
import { houseName, runScope } from "./run-scope";

/**
 * Bills every agreement of a subsidiary for a season, exactly once however often it is run. With a tenant's id each
 * batch commits on its own, and a run that was cut off goes on where it stopped; with a ctx all of it happens in the
 * caller's transaction.
 */
export async function runSeason(where: string | Ctx, season: string): Promise<RunResult> {
  if (typeof where !== "string") return billSeason(season, where.actor.name, (fn) => fn(where));
  const tenant = await findTenant(where);
  if (!tenant) throw notFound();
  return billSeason(season, houseName, runScope(tenant));
}
