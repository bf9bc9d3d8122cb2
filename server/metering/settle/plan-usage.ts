import { plusDays, type PlainDate } from "@/server/platform/dates";
import { convertCount, countedBetween, thousandths } from "../counts";
import type { Unit } from "../schemas";

export type SeriesReading = {
  id: string;
  registerId: string;
  value: string;
  readAt: Date;
  kind: "read" | "estimated";
  occasion: "regular" | "install" | "removal";
  status: "initial" | "validated" | "final";
  disputed: boolean;
};

/** One meter's stay at a place: its readings of that time in order, held ones included. */
export type Stay = {
  registerId: string;
  unit: Unit;
  digits: number;
  installedAt: Date;
  removedAt: Date | null;
  readings: SeriesReading[];
  /** The reading on which the last usage ended; null before the first. */
  settledTo: string | null;
};

export type Segment = { registerId: string; fromReadingId: string; toReadingId: string; quantity: bigint };
export type PlannedUsage = { unit: Unit; quantity: bigint; quality: "read" | "estimated"; segments: Segment[] };
export type Obstacle = "no-meter" | "no-reading" | "held" | "disputed";

type Period = { from: PlainDate; to: PlainDate };
const dayLength = 86_400_000;
/** A period ends at the reading nearest to its end, at most so many days away. */
const window = 15 * dayLength;

/**
 * What was used in a period at one place, from the reading on which the last usage ended to the one nearest to the
 * period's end, through exchanges; or why that cannot be said yet. Quantities in thousandths, in the last meter's unit.
 * @param endsAt the instant after the period's last day
 */
export function planUsage(stays: Stay[], endsAt: Date): PlannedUsage | Obstacle {
  const due = stays.filter((stay) => stay.installedAt < endsAt && !isSettled(stay));
  const last = due.at(-1);
  if (!last) return stays.length === 0 ? "no-meter" : "no-reading";
  const segments: Segment[] = [];
  let estimated = false;
  for (const stay of due) {
    const segment = planSegment(stay, endsAt, stay === last);
    if (typeof segment === "string") return segment;
    estimated ||= segment.estimated;
    const { quantity, ...ends } = segment.segment;
    segments.push({ ...ends, quantity: convertCount(quantity, stay.unit, last.unit) });
  }
  const quantity = segments.reduce((sum, segment) => sum + segment.quantity, 0n);
  return { unit: last.unit, quantity, quality: estimated ? "estimated" : "read", segments };
}

/** A meter that is gone, and counted up to its last value. */
function isSettled({ removedAt, readings, settledTo }: Stay): boolean {
  return (
    removedAt !== null &&
    settledTo !== null &&
    readings.some(({ id, occasion }) => id === settledTo && occasion === "removal")
  );
}

function planSegment(stay: Stay, endsAt: Date, isLast: boolean): { segment: Segment; estimated: boolean } | Obstacle {
  const standing = stay.readings.filter(({ status }) => status !== "initial");
  const start = standing.findIndex(({ id, occasion }) =>
    stay.settledTo ? id === stay.settledTo : occasion === "install",
  );
  const from = standing[start];
  if (!from) return "no-reading";
  const later = standing.slice(start + 1);
  const away = ({ readAt }: { readAt: Date }) => Math.abs(readAt.getTime() - endsAt.getTime());
  const removed = stay.removedAt !== null && (!isLast || stay.removedAt < endsAt);
  const near = later.filter((reading) => away(reading) <= window).toSorted((a, b) => away(a) - away(b));
  const to = removed ? later.find(({ occasion }) => occasion === "removal") : near.find(({ disputed }) => !disputed);
  if (!to) {
    if (near.some(({ disputed }) => disputed)) return "disputed";
    return stay.readings.some((reading) => reading.status === "initial" && away(reading) <= window)
      ? "held"
      : "no-reading";
  }
  if (to.disputed) return "disputed";
  const stretch = standing.slice(start, standing.indexOf(to) + 1);
  const quantity = stretch
    .slice(1)
    .reduce(
      (sum, one, index) =>
        sum + countedBetween(thousandths(stretch[index]!.value), thousandths(one.value), stay.digits),
      0n,
    );
  const segment = { registerId: stay.registerId, fromReadingId: from.id, toReadingId: to.id, quantity };
  return { segment, estimated: to.kind === "estimated" };
}

/** The part of a period in which an agreement ran; null when it did not. Both days are counted. */
export function shareOf(period: Period, startsOn: PlainDate, endsOn: PlainDate | null): Period | null {
  const from = startsOn > period.from ? startsOn : period.from;
  const lastDay = endsOn ? plusDays(endsOn, -1) : period.to;
  const to = lastDay < period.to ? lastDay : period.to;
  return from <= to ? { from, to } : null;
}
