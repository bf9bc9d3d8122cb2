import { and, asc, desc, eq, gt, inArray, isNull, like, or, sql } from "drizzle-orm";
import {
  accounts,
  meterInstalls,
  meters,
  premises,
  readings,
  registers,
  serviceAgreements,
  servicePoints,
} from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";

const pageSize = 30;

/** The round of a clerk: meters that hang, house by house, each with what it showed last. */
export async function listRegisters({ tx, tenant, now }: Ctx, { query, after }: { query?: string; after?: string }) {
  const today = dayOf(now, tenant.timezone);
  const escaped = query?.replaceAll(/[\\%_]/g, "\\$&");
  const rows = await tx
    .select({
      registerId: registers.id,
      meterId: meters.id,
      meterNo: meters.meterNo,
      unit: registers.unit,
      digits: registers.digits,
      address: premises.address,
      accountNo: accounts.accountNo,
      accountId: accounts.id,
    })
    .from(meterInstalls)
    .innerJoin(meters, and(eq(meters.tenantId, tenant.id), eq(meters.id, meterInstalls.meterId)))
    .innerJoin(registers, and(eq(registers.tenantId, tenant.id), eq(registers.meterId, meters.id), registers.billed))
    .innerJoin(
      servicePoints,
      and(eq(servicePoints.tenantId, tenant.id), eq(servicePoints.id, meterInstalls.servicePointId)),
    )
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, servicePoints.premiseId)))
    .leftJoin(
      serviceAgreements,
      and(
        eq(serviceAgreements.tenantId, tenant.id),
        eq(serviceAgreements.servicePointId, servicePoints.id),
        or(isNull(serviceAgreements.endsOn), gt(serviceAgreements.endsOn, today)),
      ),
    )
    .leftJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, serviceAgreements.accountId)))
    .where(
      and(
        eq(meterInstalls.tenantId, tenant.id),
        isNull(meterInstalls.removedAt),
        after ? gt(meters.meterNo, after) : undefined,
        escaped
          ? or(
              like(meters.meterNo, `${escaped}%`),
              like(accounts.accountNo, `${escaped}%`),
              like(premises.address, `%${escaped}%`),
            )
          : undefined,
      ),
    )
    .orderBy(asc(meters.meterNo))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = await lastReadings(
    { tx, tenant },
    page.map(({ registerId }) => registerId),
  );
  return {
    rows: page.map((row) => ({ ...row, last: last.get(row.registerId) ?? null })),
    next: rows.length > pageSize ? page.at(-1)!.meterNo : null,
  };
}

export type Last = { value: string; readAt: Date; kind: "read" | "estimated"; status: string };

/** What each register showed last, held readings included, so that nobody reads twice. */
async function lastReadings({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, ids: string[]): Promise<Map<string, Last>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([readings.registerId], {
      registerId: readings.registerId,
      value: readings.value,
      readAt: readings.readAt,
      kind: readings.kind,
      status: readings.status,
    })
    .from(readings)
    .where(
      and(
        eq(readings.tenantId, tenant.id),
        inArray(readings.registerId, ids),
        inArray(readings.status, ["initial", "validated", "final"]),
      ),
    )
    .orderBy(readings.registerId, desc(readings.readAt));
  return new Map(rows.map(({ registerId, ...last }) => [registerId, last]));
}

/** How much waits for a person. */
export async function countQueue({ tx, tenant }: Pick<Ctx, "tx" | "tenant">): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(readings)
    .where(and(eq(readings.tenantId, tenant.id), eq(readings.status, "initial")));
  return row?.count ?? 0;
}
