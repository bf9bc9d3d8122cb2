import { and, eq, inArray } from "drizzle-orm";
import { readings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { addArrivals, type Arrival } from "./add-arrivals";
import { fromThousandths, thousandths } from "./counts";
import { type Found, registerFinder } from "./find-register";
import { type Judgement, judgeReading } from "./judge-reading";
import { listLimits, type LimitRow } from "./limits";
import { lockMeters } from "./lock-meters";
import { listNeighbours, type Neighbours } from "./read-neighbours";
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
 * Takes readings in: each is judged in its turn, and taken, held for a person, or refused with its reason. The same
 * source id a second time is answered with "already-taken"; no row's fate touches another row. The number of statements
 * does not grow with the number of rows.
 */
export async function recordReadings(ctx: Ctx, rows: NewReading[], { source, ask }: Options): Promise<Recorded[]> {
  const listed = (key: "registerId" | "meterNo" | "busAddress") => [...new Set(rows.flatMap((row) => row[key] ?? []))];
  const meters = await lockMeters(ctx, {
    registerIds: listed("registerId"),
    meterNos: listed("meterNo"),
    busAddresses: listed("busAddress"),
  });
  const located = rows.map(locate(registerFinder(meters)));
  const placed = located.flatMap((one) => (typeof one !== "string" && one.place ? [{ ...one, place: one.place }] : []));
  const around = await listNeighbours(
    ctx,
    placed.map(({ row, register, place }) => ({ registerId: register.id, at: row.readAt, since: place.installedAt })),
  );
  const setting: Setting = {
    ...{ ctx, source, ask, limits: await listLimits(ctx), taken: await readTaken(ctx, source, rows) },
    around: new Map(placed.map(({ row }, index) => [row, around[index]!])),
    arrived: new Map(),
  };
  const judged = located.map((one, index) => judgeOne(setting, rows[index]!, one));
  const stored = await insertReadings(
    ctx,
    judged.flatMap(({ reading }) => reading ?? []),
  );
  return judged.map(({ told, reading }) =>
    !reading || stored.has(reading.id) ? told : refused(told.sourceId, "source-id-reused"),
  );
}

async function readTaken(ctx: Ctx, source: Source, rows: NewReading[]): Promise<Setting["taken"]> {
  const named = inArray(
    readings.sourceId,
    rows.map(({ sourceId }) => sourceId),
  );
  const known = await ctx.tx
    .select()
    .from(readings)
    .where(and(eq(readings.tenantId, ctx.tenant.id), eq(readings.source, source), named));
  return new Map(known.map((reading) => [reading.sourceId, reading]));
}

type Located = Found & {
  row: NewReading;
  shown: string;
  value: bigint;
  place: Found["meter"]["installs"][number] | undefined;
};

/** Which register a row is about, what it shows, and where its meter hung; or why none of that can be said. */
const locate =
  (findRegister: ReturnType<typeof registerFinder>) =>
  (row: NewReading): Located | Refusal => {
    const found = findRegister(row);
    if (typeof found === "string") return found;
    const { register, meter } = found;
    const shown = typeof row.value === "string" ? row.value : row.value[register.unit];
    if (shown === undefined) return "unit-differs";
    if (!/^\d{1,11}(\.\d{1,3})?$/.test(shown)) return "bad-value";
    const place = meter.installs.find(({ installedAt }) => installedAt <= row.readAt) ?? meter.installs.at(-1);
    return { row, register, meter, shown, value: thousandths(shown), place };
  };

type Known = Pick<typeof readings.$inferSelect, "id" | "registerId" | "readAt" | "value" | "findings">;
type NewRow = typeof readings.$inferInsert & Known;
type Setting = {
  ctx: Ctx;
  source: Source;
  ask: Options["ask"];
  limits: LimitRow[];
  taken: Map<string, Known>;
  around: Map<NewReading, Neighbours>;
  /** By register, what this delivery has brought so far. */
  arrived: Map<string, Arrival[]>;
};
type Judged = { told: Recorded; reading?: NewRow };

const refused = (sourceId: string, refusal: Refusal): Recorded => ({
  ...{ sourceId, outcome: "refused", refusal, readingId: null, findings: [], counted: null },
});

function judgeOne(setting: Setting, row: NewReading, located: Located | Refusal): Judged {
  const refuse = (refusal: Refusal): Judged => ({ told: refused(row.sourceId, refusal) });
  if (typeof located === "string") return refuse(located);
  const { register, value, place } = located;
  const { ctx, ask, taken, limits, arrived } = setting;
  const known = taken.get(row.sourceId);
  if (known) return { told: meetAgain(located, known) };
  if (!place) return refuse("not-installed");
  const before = arrived.get(register.id) ?? [];
  const window = { at: row.readAt, since: place.installedAt };
  const around = addArrivals(setting.around.get(row)!, window, before);
  const judgement = judgeReading({
    ...{ now: ctx.now, readAt: row.readAt, value, kind: row.kind ?? "read", digits: register.digits },
    ...{ limits: limits.find(({ unit }) => unit === register.unit)!, ...around, sameInstant: !!around.sameInstant },
    ...{ installedAt: place.installedAt, removedAt: place.removedAt },
  });
  if (judgement.refusal) return refuse(judgement.refusal);
  const { findings } = judgement;
  const told = { sourceId: row.sourceId, refusal: null, findings, counted: countedOf(judgement), readingId: null };
  if (ask === "always" || (ask === "if-found" && findings.length > 0)) return { told: { ...told, outcome: "asked" } };
  const reading = newRow(setting, located, findings);
  const held = findings.length > 0;
  taken.set(row.sourceId, reading);
  arrived.set(register.id, [...before, { value, readAt: row.readAt, kind: row.kind ?? "read", held }]);
  return { told: { ...told, outcome: held ? "held" : "taken", readingId: reading.id }, reading };
}

/** A source id that is known: the same reading once more, or another one under its name. */
function meetAgain({ row, register, value }: Located, known: Known): Recorded {
  const same =
    known.registerId === register.id &&
    thousandths(known.value) === value &&
    known.readAt.getTime() === row.readAt.getTime();
  if (!same) return refused(row.sourceId, "source-id-reused");
  const { id: readingId, findings } = known;
  const told = { sourceId: row.sourceId, readingId, findings: findings as Finding[], refusal: null, counted: null };
  return { ...told, outcome: "already-taken" };
}

const countedOf = ({ counted }: Judgement) => (counted === null ? null : fromThousandths(counted));

function newRow({ ctx, source }: Setting, { row, register, shown }: Located, findings: Finding[]): NewRow {
  return {
    ...{ id: newId(), tenantId: ctx.tenant.id, source, sourceId: row.sourceId, registerId: register.id },
    ...{ readAt: row.readAt, value: shown, kind: row.kind ?? "read", findings, takenBy: ctx.actor.name },
    ...{ status: findings.length > 0 ? "initial" : "validated", createdAt: ctx.now },
    ...{ telegram: row.telegram ?? null, note: row.note ?? "" },
  };
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const rowsAtOnce = 1000;

/** Stores rows; returns the ids of those that are. Missing is one whose source id another delivery has used meanwhile. */
async function insertReadings(ctx: Ctx, rows: NewRow[]): Promise<Set<string>> {
  const stored = new Set<string>();
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce);
    const made = await ctx.tx.insert(readings).values(values).onConflictDoNothing().returning({ id: readings.id });
    for (const { id } of made) stored.add(id);
  }
  return stored;
}
