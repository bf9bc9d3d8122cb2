import { and, desc, eq, lt, sql } from "drizzle-orm";
import { meters, readings, registers } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Finding } from "./schemas";

const pageSize = 50;

/** Readings that wait for a clerk, the newest first, each beside the one before it. */
export async function listQueue({ tx, tenant }: Ctx, { before }: { before?: string }) {
  const earlier = (column: string) =>
    sql.raw(`(select b.${column} from readings b
    where b.tenant_id = readings.tenant_id and b.register_id = readings.register_id and b.read_at < readings.read_at
      and b.status in ('validated', 'final') order by b.read_at desc limit 1)`);
  const rows = await tx
    .select({
      readingId: readings.id,
      registerId: readings.registerId,
      meterId: meters.id,
      meterNo: meters.meterNo,
      unit: registers.unit,
      digits: registers.digits,
      source: readings.source,
      value: readings.value,
      kind: readings.kind,
      readAt: readings.readAt,
      findings: readings.findings,
      takenBy: readings.takenBy,
      createdAt: readings.createdAt,
      previousValue: sql<string | null>`${earlier("value")}`,
      previousAt: sql<Date | null>`${earlier("read_at")}`.mapWith((at: string) => new Date(at)),
    })
    .from(readings)
    .innerJoin(registers, and(eq(registers.tenantId, tenant.id), eq(registers.id, readings.registerId)))
    .innerJoin(meters, and(eq(meters.tenantId, tenant.id), eq(meters.id, registers.meterId)))
    .where(
      and(
        eq(readings.tenantId, tenant.id),
        eq(readings.status, "initial"),
        before ? lt(readings.id, before) : undefined,
      ),
    )
    // Ids are made in the order of time; the thousand rows of one push share their instant.
    .orderBy(desc(readings.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map((row) => ({ ...row, findings: row.findings as Finding[] }));
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.readingId : null };
}
