import { sql } from "drizzle-orm";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { capacityOf, countedBetween, fromThousandths } from "./counts";
import { lockMeters } from "./lock-meters";
import { readNeighbours } from "./read-neighbours";
import { type Recorded, recordReadings } from "./record-readings";
import { instantOf } from "./record-reading";

const dayLength = 86_400_000;
const enoughDays = 28;

/**
 * Makes a reading for a meter nobody could read, marked as an estimate: its own use a day, or where its history is too
 * short, what its neighbours in the same community use. Several in a row are held. Throws when neither is known.
 */
export async function estimateReading(
  ctx: Ctx,
  { registerId, readOn }: { registerId: string; readOn: PlainDate },
): Promise<Recorded> {
  const [meter] = await lockMeters(ctx, { registerIds: [registerId] });
  const register = meter?.registers.find(({ id }) => id === registerId);
  if (!meter || !register) throw notFound();
  const readAt = instantOf(ctx, readOn);
  const place = meter.installs.find(({ installedAt }) => installedAt <= readAt);
  if (!place) throw conflict("metering-not-hanging", { meterNo: meter.meterNo });
  const { before, oldest } = await readNeighbours(ctx, registerId, readAt, place.installedAt);
  const previous = before[0];
  if (!previous) throw conflict("metering-nothing-to-estimate");
  const span = oldest ? (previous.readAt.getTime() - oldest.readAt.getTime()) / dayLength : 0;
  const own =
    oldest && span >= enoughDays ? Number(countedBetween(oldest.value, previous.value, register.digits)) / span : null;
  const perDay = own ?? (await peersPerDay(ctx, registerId));
  if (perDay === null) throw conflict("metering-nothing-to-estimate");
  const days = (readAt.getTime() - previous.readAt.getTime()) / dayLength;
  const value = (previous.value + BigInt(Math.round(perDay * days))) % capacityOf(register.digits);
  const basis = own === null ? "peers" : "history";
  const row = { registerId, readAt, value: fromThousandths(value), kind: "estimated", note: basis } as const;
  const [recorded] = await recordReadings(ctx, [{ ...row, sourceId: `${registerId}:${readOn}` }], {
    source: "estimate",
  });
  if (recorded!.readingId && recorded!.outcome !== "already-taken") {
    await audit(
      ctx,
      "metering.estimate",
      { type: "reading", id: recorded!.readingId },
      { readOn, value: row.value, basis },
    );
  }
  return recorded!;
}

/** The middle of what meters of the same unit in the same community counted a day, in thousandths; null when nobody did. */
async function peersPerDay({ tx, tenant, now }: Ctx, registerId: string): Promise<number | null> {
  const { rows } = await tx.execute<{ middle: number | null }>(sql`
    with mine as (
      select p.community, r.unit from registers r
      join meter_installs i on i.tenant_id = ${tenant.id} and i.meter_id = r.meter_id
      join service_points s on s.tenant_id = ${tenant.id} and s.id = i.service_point_id
      join premises p on p.tenant_id = ${tenant.id} and p.id = s.premise_id
      where r.tenant_id = ${tenant.id} and r.id = ${registerId} order by i.installed_at desc limit 1
    ), counted as (
      select (max(d.value) - min(d.value)) * 1000 / (extract(epoch from max(d.read_at) - min(d.read_at)) / 86400) as per_day
      from mine
      join premises p on p.tenant_id = ${tenant.id} and p.community = mine.community
      join service_points s on s.tenant_id = ${tenant.id} and s.premise_id = p.id
      join meter_installs i on i.tenant_id = ${tenant.id} and i.service_point_id = s.id and i.removed_at is null
      join registers r on r.tenant_id = ${tenant.id} and r.meter_id = i.meter_id and r.unit = mine.unit and r.billed
      join readings d on d.tenant_id = ${tenant.id} and d.register_id = r.id and d.kind = 'read'
        and d.status in ('validated', 'final') and d.read_at > ${now.toISOString()}::timestamptz - interval '400 days'
      where r.id <> ${registerId}
      group by r.id having max(d.read_at) - min(d.read_at) >= interval '28 days'
    ) select percentile_cont(0.5) within group (order by per_day)::float8 as middle from counted`);
  return rows[0]?.middle ?? null;
}
