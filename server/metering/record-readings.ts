import { and, eq, inArray } from "drizzle-orm";
import { readings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { fromThousandths, thousandths } from "./counts";
import { type Judgement, judgeReading } from "./judge-reading";
import { listLimits, type LimitRow } from "./limits";
import { type LockedMeter, lockMeters } from "./lock-meters";
import { readNeighbours } from "./read-neighbours";
import type { Finding, Refusal, Unit } from "./schemas";

export type Source = (typeof readings.$inferInsert)["source"];

/** A reading on its way in; named by register, by meter number and counting, or by bus address. */
export type NewReading = {
  sourceId: string;
  registerId?: string;
  meterNo?: string;
  busAddress?: string;
  register?: "volume" | "energy";
  unit?: Unit;
  readAt: Date;
  /** As the dial shows it; from a telegram in every unit that the register might have. */
  value: string | Partial<Record<Unit, string>>;
  kind?: "read" | "estimated";
  telegram?: string;
  note?: string;
};

export type Recorded = {
  sourceId: string;
  outcome: "taken" | "held" | "already-taken" | "refused" | "asked";
  readingId: string | null;
  findings: Finding[];
  refusal: Refusal | null;
  /** What ran through since the reading before it. */
  counted: string | null;
};

type Options = {
  source: Source;
  /** Only say what would be found; with `if-found` a reading without findings is taken all the same. */
  ask?: "always" | "if-found";
};

/**
 * Takes readings in, row by row: each is judged, and taken, held for a person, or refused with its reason. The same
 * source id a second time is answered with "already-taken"; no row's fate touches another row.
 */
export async function recordReadings(ctx: Ctx, rows: NewReading[], { source, ask }: Options): Promise<Recorded[]> {
  const listed = (key: "registerId" | "meterNo" | "busAddress") => [...new Set(rows.flatMap((row) => row[key] ?? []))];
  const meters = await lockMeters(ctx, {
    registerIds: listed("registerId"),
    meterNos: listed("meterNo"),
    busAddresses: listed("busAddress"),
  });
  const known = await ctx.tx
    .select()
    .from(readings)
    .where(
      and(
        eq(readings.tenantId, ctx.tenant.id),
        eq(readings.source, source),
        inArray(
          readings.sourceId,
          rows.map(({ sourceId }) => sourceId),
        ),
      ),
    );
  const taken = new Map(known.map((reading) => [reading.sourceId, reading]));
  const limits = await listLimits(ctx);
  const results: Recorded[] = [];
  for (const row of rows) {
    const one = await recordOne(ctx, { row, source, ask, meters, taken, limits });
    results.push(one);
  }
  return results;
}

type Setting = {
  row: NewReading;
  source: Source;
  ask: Options["ask"];
  meters: LockedMeter[];
  taken: Map<string, typeof readings.$inferSelect>;
  limits: LimitRow[];
};

async function recordOne(ctx: Ctx, { row, source, ask, meters, taken, limits }: Setting): Promise<Recorded> {
  const { sourceId } = row;
  const answer = { sourceId, readingId: null, findings: [], refusal: null, counted: null };
  const refuse = (refusal: Refusal): Recorded => ({ ...answer, outcome: "refused", refusal });
  const found = findRegister(meters, row);
  if (typeof found === "string") return refuse(found);
  const { register, meter } = found;
  const shown = typeof row.value === "string" ? row.value : row.value[register.unit];
  if (shown === undefined) return refuse("unit-differs");
  if (!/^\d{1,11}(\.\d{1,3})?$/.test(shown)) return refuse("bad-value");
  const value = thousandths(shown);
  const before = taken.get(sourceId);
  if (before) {
    const same =
      before.registerId === register.id &&
      thousandths(before.value) === value &&
      before.readAt.getTime() === row.readAt.getTime();
    return same
      ? { ...answer, outcome: "already-taken", readingId: before.id, findings: before.findings as Finding[] }
      : refuse("source-id-reused");
  }
  const place = meter.installs.find(({ installedAt }) => installedAt <= row.readAt) ?? meter.installs.at(-1);
  if (!place) return refuse("not-installed");
  const around = await readNeighbours(ctx, register.id, row.readAt, place.installedAt);
  const judgement = judgeReading({
    ...{ now: ctx.now, readAt: row.readAt, value, kind: row.kind ?? "read", digits: register.digits },
    ...{ limits: limits.find(({ unit }) => unit === register.unit)!, ...around, sameInstant: !!around.sameInstant },
    ...{ installedAt: place.installedAt, removedAt: place.removedAt },
  });
  if (judgement.refusal) return refuse(judgement.refusal);
  const told = { ...answer, findings: judgement.findings, counted: countedOf(judgement) };
  if (ask === "always" || (ask === "if-found" && judgement.findings.length > 0)) return { ...told, outcome: "asked" };
  const status = judgement.findings.length > 0 ? "initial" : "validated";
  const fate = { source, registerId: register.id, status, value: shown, findings: judgement.findings } as const;
  const reading = await insertReading(ctx, row, fate);
  if (!reading) return refuse("source-id-reused");
  taken.set(sourceId, reading);
  return { ...told, outcome: status === "initial" ? "held" : "taken", readingId: reading.id };
}

const countedOf = ({ counted }: Judgement) => (counted === null ? null : fromThousandths(counted));

/** A reading is about one counting of one meter: named, or the only one that bills are made from. */
function findRegister(meters: LockedMeter[], row: NewReading) {
  const meter = meters.find(
    ({ meterNo, busAddress, registers }) =>
      (row.meterNo !== undefined && meterNo === row.meterNo) ||
      (row.busAddress !== undefined && busAddress === row.busAddress) ||
      registers.some(({ id }) => id === row.registerId),
  );
  if (!meter) return "unknown-meter" as const;
  const register = row.registerId
    ? meter.registers.find(({ id }) => id === row.registerId)
    : row.register
      ? meter.registers.find(({ code }) => code === row.register)
      : meter.registers.find(({ billed }) => billed);
  if (!register) return "unknown-register" as const;
  if (row.unit && row.unit !== register.unit) return "unit-differs" as const;
  return { meter, register };
}

type Fate = Pick<typeof readings.$inferInsert, "source" | "registerId" | "status" | "value"> & { findings: Finding[] };

async function insertReading(ctx: Ctx, row: NewReading, fate: Fate) {
  const [reading] = await ctx.tx
    .insert(readings)
    .values({
      ...{ id: newId(), tenantId: ctx.tenant.id, sourceId: row.sourceId, readAt: row.readAt },
      ...{ kind: row.kind ?? "read", telegram: row.telegram ?? null, note: row.note ?? "", createdAt: ctx.now },
      ...{ ...fate, takenBy: ctx.actor.name },
    })
    .onConflictDoNothing()
    .returning();
  return reading;
}
