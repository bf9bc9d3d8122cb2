import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { meterInstalls, meters, readingDisputes, readings, registers, usageSegments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { SeriesReading, Stay } from "./plan-usage";

/** Every billed meter's stay at the given places with its readings, the earliest first; meters are locked in order. */
export async function loadStays({ tx, tenant }: Ctx, servicePointIds: string[]): Promise<Map<string, Stay[]>> {
  if (servicePointIds.length === 0) return new Map();
  const installs = await tx
    .select({ install: meterInstalls, register: registers })
    .from(meterInstalls)
    .innerJoin(meters, and(eq(meters.tenantId, tenant.id), eq(meters.id, meterInstalls.meterId)))
    .innerJoin(registers, and(eq(registers.tenantId, tenant.id), eq(registers.meterId, meters.id), registers.billed))
    .where(and(eq(meterInstalls.tenantId, tenant.id), inArray(meterInstalls.servicePointId, servicePointIds)))
    .orderBy(asc(meters.id), asc(meterInstalls.installedAt))
    .for("update", { of: meters });
  const registerIds = installs.map(({ register }) => register.id);
  if (registerIds.length === 0) return new Map();
  const series = await readSeries({ tx, tenant }, registerIds);
  const ends = await tx
    .select({ registerId: usageSegments.registerId, toReadingId: usageSegments.toReadingId })
    .from(usageSegments)
    .where(and(eq(usageSegments.tenantId, tenant.id), inArray(usageSegments.registerId, registerIds)));
  const settled = new Set(ends.map(({ toReadingId }) => toReadingId));
  const byRegister = Map.groupBy(series, ({ registerId }) => registerId);
  const stays = installs.map(({ install, register }) => {
    const { installedAt, removedAt } = install;
    const during = (byRegister.get(register.id) ?? []).filter(
      ({ readAt }) => readAt >= installedAt && (!removedAt || readAt <= removedAt),
    );
    const { id: registerId, unit, digits } = register;
    const settledTo = during.findLast(({ id }) => settled.has(id))?.id ?? null;
    return {
      place: install.servicePointId,
      stay: { registerId, unit, digits, installedAt, removedAt, readings: during, settledTo },
    };
  });
  stays.sort((a, b) => a.stay.installedAt.getTime() - b.stay.installedAt.getTime());
  return new Map(
    [...Map.groupBy(stays, ({ place }) => place)].map(([place, some]) => [place, some.map(({ stay }) => stay)]),
  );
}

async function readSeries({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, registerIds: string[]): Promise<SeriesReading[]> {
  const rows = await tx
    .select({
      id: readings.id,
      registerId: readings.registerId,
      value: readings.value,
      readAt: readings.readAt,
      kind: readings.kind,
      occasion: readings.occasion,
      status: readings.status,
      disputed: sql<boolean>`${readingDisputes.id} is not null`,
    })
    .from(readings)
    .leftJoin(
      readingDisputes,
      and(
        eq(readingDisputes.tenantId, tenant.id),
        eq(readingDisputes.readingId, readings.id),
        sql`${readingDisputes.closedAt} is null`,
      ),
    )
    .where(
      and(
        eq(readings.tenantId, tenant.id),
        inArray(readings.registerId, registerIds),
        inArray(readings.status, ["initial", "validated", "final"]),
      ),
    )
    .orderBy(asc(readings.readAt));
  return rows as SeriesReading[];
}
