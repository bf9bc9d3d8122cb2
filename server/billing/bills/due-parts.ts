import type { PlainDate } from "@/server/platform/dates";

/** A part of what is billed, and by when it has to be paid. */
export type DuePart = { dueOn: PlainDate; amountMinor: bigint };

/**
 * By when each part of a bill that is made anew has to be paid: as much as was billed before keeps its due days, the
 * earliest first, and only what it grew by is due today, or by the last due day where that is still to come. Never empty.
 * @param before the parts that stood, in the order of their due days; at least one
 */
export function dueParts(before: DuePart[], afterMinor: bigint, today: PlainDate): DuePart[] {
  const parts: DuePart[] = [];
  let left = afterMinor;
  for (const { dueOn, amountMinor } of before) {
    const kept = amountMinor < left ? amountMinor : left;
    if (kept <= 0n) continue;
    parts.push({ dueOn, amountMinor: kept });
    left -= kept;
  }
  const last = before.at(-1)!.dueOn;
  const grown = { dueOn: left > 0n && last < today ? today : last, amountMinor: left };
  if (parts.length === 0) return [grown];
  if (left === 0n) return parts;
  const end = parts.at(-1)!;
  return end.dueOn === grown.dueOn
    ? [...parts.slice(0, -1), { ...end, amountMinor: end.amountMinor + left }]
    : [...parts, grown];
}
