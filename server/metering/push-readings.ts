import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { countOfTelegram } from "./count-of-telegram";
import { type NewReading, type Recorded, recordReadings } from "./record-readings";
import { pushRow, type Refusal } from "./schemas";

/** What a platform hears of one row: its own id, what became of it, and why. */
export type PushAnswer = Pick<Recorded, "sourceId" | "outcome" | "findings" | "readingId"> & {
  reason: Refusal | null;
};

type Key = { id: string; name: string };
type Bad = { sourceId: string; reason: Refusal };

/** Takes a metering platform's rows in; each is answered on its own, in order, and a bad row spoils no other. */
export async function pushReadings(ctx: Ctx, key: Key, rows: unknown[]): Promise<PushAnswer[]> {
  const read = rows.map((row) => readRow(ctx, row));
  const good = read.filter((row): row is NewReading => !("reason" in row));
  // A platform's ids are its own: two platforms may count alike.
  const named = good.map((row) => ({ ...row, sourceId: `${key.id}:${row.sourceId}` }));
  const recorded = await recordReadings(ctx, named, { source: "platform" });
  const fates = new Map(good.map((row, index) => [row, recorded[index]!]));
  const answers = read.map((row): PushAnswer => {
    if ("reason" in row) return { ...row, outcome: "refused", findings: [], readingId: null };
    const { outcome, findings, refusal, readingId } = fates.get(row)!;
    return { sourceId: row.sourceId, outcome, findings, reason: refusal, readingId };
  });
  const counted = Object.groupBy(answers, ({ outcome }) => outcome);
  const counts = Object.fromEntries(Object.entries(counted).map(([outcome, some]) => [outcome, some.length]));
  await audit(ctx, "metering.push", { type: "metering-key", id: key.id }, counts);
  return answers;
}

function readRow(ctx: Ctx, row: unknown): NewReading | Bad {
  const parsed = pushRow.safeParse(row);
  if (!parsed.success) {
    const given = (row as { sourceId?: unknown } | null)?.sourceId;
    const field = parsed.error.issues[0]?.path[0];
    const reason = field === "readAt" ? "bad-instant" : field === "value" ? "bad-value" : "bad-row";
    return { sourceId: typeof given === "string" ? given.slice(0, 120) : "", reason };
  }
  const { sourceId, meterNo, register, unit, kind, telegram, value, readAt: told } = parsed.data;
  const at = told ? new Date(told) : null;
  if (telegram !== undefined) return { ...fromTelegram(ctx, telegram, at, sourceId), sourceId };
  if (!meterNo || value === undefined) return { sourceId, reason: "bad-row" };
  if (!at) return { sourceId, reason: "bad-instant" };
  const counting = { ...(register && { register }), ...(unit && { unit }) };
  return { sourceId, kind, meterNo, readAt: at, value: String(value), ...counting };
}

/** The platform's instant counts before the meter's own clock, which nobody sets for years. */
function fromTelegram(ctx: Ctx, telegram: string, told: Date | null, sourceId: string): NewReading | Bad {
  const counted = countOfTelegram(telegram);
  if (typeof counted === "string") return { sourceId, reason: counted };
  const { busAddress, register, values, clock } = counted;
  const readAt = told ?? (clock ? localInstant(clock, ctx.tenant.timezone) : null);
  if (!readAt) return { sourceId, reason: "bad-instant" };
  const hex = telegram.replaceAll(/\s+/g, "").toUpperCase();
  return { sourceId, busAddress, register, value: values, readAt, telegram: hex };
}

function localInstant(clock: string, timezone: string): Date {
  const [day = "", time = "00:00:00"] = clock.split("T");
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return new Date(startOfDay(day, timezone).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}
