import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import { meterInstalls, meters, registers } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

export type Wanted = { meterIds?: string[]; registerIds?: string[]; meterNos?: string[]; busAddresses?: string[] };
export type LockedMeter = typeof meters.$inferSelect & {
  registers: (typeof registers.$inferSelect)[];
  /** The latest first. */
  installs: (typeof meterInstalls.$inferSelect)[];
};

/**
 * Locks meters, always in the order of their ids, and reads them with registers and places: whoever adds or judges a
 * reading sees every other reading of the meter. What is not there is left out.
 */
export async function lockMeters({ tx, tenant }: Ctx, wanted: Wanted): Promise<LockedMeter[]> {
  const ofRegisters = wanted.registerIds?.length
    ? await tx
        .select({ id: registers.meterId })
        .from(registers)
        .where(and(eq(registers.tenantId, tenant.id), inArray(registers.id, wanted.registerIds)))
    : [];
  const ids = [...(wanted.meterIds ?? []), ...ofRegisters.map(({ id }) => id)];
  const named = [
    ids.length > 0 ? inArray(meters.id, ids) : undefined,
    wanted.meterNos?.length ? inArray(meters.meterNo, wanted.meterNos) : undefined,
    wanted.busAddresses?.length ? inArray(meters.busAddress, wanted.busAddresses) : undefined,
  ].filter((one) => one !== undefined);
  if (named.length === 0) return [];
  const locked = await tx
    .select()
    .from(meters)
    .where(and(eq(meters.tenantId, tenant.id), or(...named)))
    .orderBy(asc(meters.id))
    .for("update");
  if (locked.length === 0) return [];
  const found = locked.map(({ id }) => id);
  const counting = await tx
    .select()
    .from(registers)
    .where(and(eq(registers.tenantId, tenant.id), inArray(registers.meterId, found)));
  const places = await tx
    .select()
    .from(meterInstalls)
    .where(and(eq(meterInstalls.tenantId, tenant.id), inArray(meterInstalls.meterId, found)))
    .orderBy(desc(meterInstalls.installedAt));
  return locked.map((meter) => ({
    ...meter,
    registers: counting.filter(({ meterId }) => meterId === meter.id),
    installs: places.filter(({ meterId }) => meterId === meter.id),
  }));
}
