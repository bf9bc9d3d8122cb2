import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  meterInstalls,
  meters,
  premises,
  readingDisputes,
  readings,
  registers,
  servicePoints,
  usages,
  usageSegments,
} from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Finding } from "./schemas";

const mostReadings = 200;

/** A meter with its places, its readings (the newest first, refused and corrected ones too), and the usages made of them. */
export async function getMeter(ctx: Ctx, meterId: string) {
  const { tx, tenant } = ctx;
  const [meter] = await tx
    .select()
    .from(meters)
    .where(and(eq(meters.tenantId, tenant.id), eq(meters.id, meterId)));
  if (!meter) throw notFound();
  const counting = await tx
    .select()
    .from(registers)
    .where(and(eq(registers.tenantId, tenant.id), eq(registers.meterId, meterId)));
  const registerIds = counting.map(({ id }) => id);
  return {
    ...meter,
    registers: counting,
    installs: await listPlaces(ctx, meterId),
    readings: await listReadings(ctx, registerIds),
    usages: await listUsages(ctx, registerIds),
  };
}

function listPlaces({ tx, tenant }: Ctx, meterId: string) {
  return tx
    .select({
      id: meterInstalls.id,
      installedAt: meterInstalls.installedAt,
      removedAt: meterInstalls.removedAt,
      address: premises.address,
      accountId: sql<string | null>`(select a.account_id from service_agreements a where a.tenant_id = ${tenant.id}
        and a.service_point_id = ${servicePoints.id} order by a.starts_on desc limit 1)`,
    })
    .from(meterInstalls)
    .innerJoin(
      servicePoints,
      and(eq(servicePoints.tenantId, tenant.id), eq(servicePoints.id, meterInstalls.servicePointId)),
    )
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, servicePoints.premiseId)))
    .where(and(eq(meterInstalls.tenantId, tenant.id), eq(meterInstalls.meterId, meterId)))
    .orderBy(desc(meterInstalls.installedAt));
}

async function listReadings({ tx, tenant }: Ctx, registerIds: string[]) {
  const rows = await tx
    .select({ reading: readings, disputeReason: readingDisputes.reason })
    .from(readings)
    .leftJoin(
      readingDisputes,
      and(
        eq(readingDisputes.tenantId, tenant.id),
        eq(readingDisputes.readingId, readings.id),
        isNull(readingDisputes.closedAt),
      ),
    )
    .where(and(eq(readings.tenantId, tenant.id), inArray(readings.registerId, registerIds)))
    .orderBy(desc(readings.readAt), desc(readings.createdAt))
    .limit(mostReadings);
  return rows.map(({ reading, disputeReason }) => ({
    ...reading,
    findings: reading.findings as Finding[],
    disputeReason,
  }));
}

function listUsages({ tx, tenant }: Ctx, registerIds: string[]) {
  return tx
    .selectDistinct({
      usageId: usages.id,
      periodFrom: usages.periodFrom,
      periodTo: usages.periodTo,
      quantity: usages.quantity,
      unit: usages.unit,
      quality: usages.quality,
    })
    .from(usageSegments)
    .innerJoin(usages, and(eq(usages.tenantId, tenant.id), eq(usages.id, usageSegments.usageId)))
    .where(and(eq(usageSegments.tenantId, tenant.id), inArray(usageSegments.registerId, registerIds)))
    .orderBy(desc(usages.periodFrom));
}
