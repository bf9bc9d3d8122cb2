import { and, eq } from "drizzle-orm";
import { premises } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { textOf } from "./read-form";

/** Where a home is, as people say it. */
export type Place = { community: string; building: string; unit: string; room: string };

/** "3号楼", "3 栋" and "3" are one building; the register keeps the bare sign. */
export function bareSign(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replace(/(号楼|号|栋|幢|座|楼|单元|室|户|房)$/, "");
}

/** The place in an open-account form; null when the applicant chose a known premise instead. */
export function placeOf(form: Record<string, unknown>): Place | null {
  const community = textOf(form, "place-community");
  const building = textOf(form, "place-building");
  const room = textOf(form, "place-room");
  if (!community || !building || !room) return null;
  const unit = textOf(form, "place-unit") ?? "";
  return {
    community: community.replaceAll(/\s/g, ""),
    building: bareSign(building),
    unit: bareSign(unit),
    room: bareSign(room),
  };
}

/** The premise of the register at a place; null when it is not there. */
export async function findPremise(ctx: Pick<Ctx, "tx" | "tenant">, place: Place) {
  const [premise] = await ctx.tx
    .select()
    .from(premises)
    .where(
      and(
        eq(premises.tenantId, ctx.tenant.id),
        eq(premises.community, place.community),
        eq(premises.building, place.building),
        eq(premises.unit, place.unit),
        eq(premises.room, place.room),
      ),
    )
    .limit(1);
  return premise ?? null;
}
