import { plusDays, startOfDay, isPlainDate } from "@/server/platform/dates";
import { type Grouping, groupings, type QuestionInput, type ReportSlug } from "@/server/reports/schemas";

export type Wish = Partial<Record<"from" | "asOf" | "knownOn" | "known" | "grouping", string>>;

const one = (value: string | undefined) => (value && isPlainDate(value) ? value : undefined);

/**
 * What the address asks. `known` is an instant to the millisecond, as a print has it; `knownOn` a day, known until its
 * end. Whatever is not understood stays at what the report opens with.
 */
export function readQuestion(
  report: ReportSlug,
  wish: Wish,
  { days, timezone, now }: { days: { from: string; asOf: string }; timezone: string; now: Date },
): QuestionInput & { grouping: Grouping } {
  const asOf = one(wish.asOf) ?? days.asOf;
  const from = one(wish.from) ?? (days.from <= asOf ? days.from : asOf);
  const grouping = groupings.find((name) => name === wish.grouping) ?? "division";
  const knownAt = instantOf(wish, timezone);
  return { report, grouping, from, asOf, ...(knownAt && knownAt < now ? { knownAt } : {}) };
}

function instantOf({ known, knownOn }: Wish, timezone: string): Date | undefined {
  const at = known ? new Date(known) : undefined;
  if (at && !Number.isNaN(at.getTime())) return at;
  const day = one(knownOn);
  return day ? new Date(startOfDay(plusDays(day, 1), timezone).getTime() - 1) : undefined;
}

/** The question as an address, so that it can be passed on. */
export function writeQuestion(
  { grouping, from, asOf, knownAt }: QuestionInput,
  more: Record<string, string> = {},
): string {
  return new URLSearchParams({
    grouping,
    from,
    asOf,
    ...(knownAt ? { known: knownAt.toISOString() } : {}),
    ...more,
  }).toString();
}
