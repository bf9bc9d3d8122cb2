import { capacityOf, countedBetween } from "./counts";
import type { Neighbour as Mark } from "./read-neighbours";
import type { Finding, Limits, Refusal } from "./schemas";

export type Circumstances = {
  now: Date;
  readAt: Date;
  value: bigint;
  kind: "read" | "estimated";
  digits: number;
  limits: Limits;
  installedAt: Date;
  removedAt: Date | null;
  /** Standing readings before it, the nearest first. */
  before: Mark[];
  after: Mark | null;
  /** The oldest standing reading of the last thirteen months. */
  oldest: Mark | null;
  sameInstant: boolean;
};

export type Judgement = { refusal: Refusal | null; findings: Finding[]; counted: bigint | null; perDay: number | null };

const dayLength = 86_400_000;
/** Clocks of platforms run a little ahead of ours. */
const leeway = 5 * 60_000;
/** History speaks from two weeks on. */
const enoughDays = 14;

/**
 * What is to be said of a value before anybody bills from it: refused outright, held with findings, or nothing.
 * Counts are thousandths of the register's unit; `perDay` is in whole units.
 */
export function judgeReading(given: Circumstances): Judgement {
  const { value, readAt, before, after, digits, limits } = given;
  const none = { findings: [], counted: null, perDay: null };
  const refusal = refusalOf(given);
  if (refusal) return { ...none, refusal };
  const previous = before[0];
  if (!previous) return { ...none, refusal: null };
  const findings = new Set<Finding>();
  const counted = countedBetween(previous.value, value, digits);
  const days = Math.max(1, (readAt.getTime() - previous.readAt.getTime()) / dayLength);
  const perDay = Number(counted) / 1000 / days;
  const usual = usualPerDay(given, previous);
  const tooMuch = perDay > limits.mostPerDay || (usual !== null && usual > 0 && perDay > usual * limits.highFactor);
  if (value < previous.value)
    findings.add(rollsOver(previous.value, value, digits) && !tooMuch ? "roll-over" : "negative");
  else if (tooMuch) findings.add("high");
  if (usual !== null && days >= enoughDays && perDay < usual * limits.lowFactor) findings.add("low");
  if (after && value > after.value && !rollsOver(value, after.value, digits)) findings.add("above-next");
  if (given.kind === "estimated" && estimatesBefore(before) >= limits.estimatesInRow)
    findings.add("prolonged-estimate");
  const negative = findings.has("negative");
  return {
    refusal: null,
    findings: [...findings],
    counted: negative ? value - previous.value : counted,
    perDay: negative ? null : perDay,
  };
}

function refusalOf({ now, readAt, value, digits, installedAt, removedAt, sameInstant }: Circumstances): Refusal | null {
  if (readAt.getTime() > now.getTime() + leeway) return "future";
  if (value >= capacityOf(digits)) return "too-many-digits";
  if (readAt < installedAt || (removedAt && readAt > removedAt)) return "not-installed";
  return sameInstant ? "duplicate" : null;
}

/** Near the end before, near the beginning after: the last and the first tenth of what the register can show. */
export function rollsOver(earlier: bigint, later: bigint, digits: number): boolean {
  const tenth = capacityOf(digits) / 10n;
  return earlier >= tenth * 9n && later < tenth;
}

function usualPerDay({ oldest, digits }: Circumstances, previous: Mark): number | null {
  if (!oldest) return null;
  const days = (previous.readAt.getTime() - oldest.readAt.getTime()) / dayLength;
  return days < enoughDays ? null : Number(countedBetween(oldest.value, previous.value, digits)) / 1000 / days;
}

function estimatesBefore(before: Mark[]): number {
  const firstRead = before.findIndex(({ kind }) => kind === "read");
  return firstRead < 0 ? before.length : firstRead;
}
