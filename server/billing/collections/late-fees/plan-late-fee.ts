import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { computeLateFee, lateFeeCap } from "../../rates/compute-late-fee";

export type LateBill = {
  rule: LateFeeRule;
  dueOn: PlainDate;
  amountMinor: bigint;
  /** What was put to the bill, by the day from which it counts; a release is below nought. The earliest first. */
  settled: { day: PlainDate; amountMinor: bigint }[];
  /** `to` is the first day on which it counts again; null while the dispute is open. */
  disputes: { from: PlainDate; to: PlainDate | null }[];
  /** Up to where it has been charged, and how much so far. */
  chargedTo: PlainDate | null;
  chargedMinor: bigint;
  /** The day on which a bill was carried here: late days before it are charged where it came from. */
  carriedOn: PlainDate | null;
  /** Parts of it that were carried to other accounts, by the day from which they are late there. */
  carriedAway: { day: PlainDate; amountMinor: bigint }[];
};

/** Days in a row on which the same sum was unpaid. */
export type LatePiece = { from: PlainDate; to: PlainDate; days: number; unpaidMinor: bigint; amountMinor: bigint };
/** `settledMinor`: what of the bill was settled by the stretch's last day, as far as it is known now. */
export type LateFeePlan = {
  from: PlainDate;
  to: PlainDate;
  pieces: LatePiece[];
  amountMinor: bigint;
  settledMinor: bigint;
};

/** The first day on which a bill is late: the day after its due day and the days of grace. */
export const firstLateDay = (dueOn: PlainDate, rule: LateFeeRule): PlainDate => plusDays(dueOn, rule.graceDays + 1);

/**
 * The next stretch of late days to charge of one bill, looked at on `today`; null while none is complete. A stretch ends
 * with the month (or, where that is asked, with yesterday), or with the last unpaid day once the bill is paid; the day of
 * the payment is not charged. Days in dispute cost nothing, and while a dispute is open nothing is charged. Each piece is
 * rounded once, and all pieces of a bill, those of its carried parts included, stay within the rule's cap on the largest
 * sum that was ever late.
 */
export function planLateFee(
  bill: LateBill,
  today: PlainDate,
  until: "month" | "yesterday" = "month",
): LateFeePlan | null {
  if (bill.disputes.some(({ to }) => to === null)) return null;
  const first = firstLateDay(bill.dueOn, bill.rule);
  const from = bill.chargedTo ? plusDays(bill.chargedTo, 1) : latest(first, bill.carriedOn);
  const to = lastDayOf(bill, today, until);
  if (to === null || from > to) return null;
  const cap = capOf(bill, first, to);
  const pieces: LatePiece[] = [];
  let charged = bill.chargedMinor + chargedElsewhere(bill, first);
  for (const stretch of stretchesOf(bill, from, to)) {
    const fee = computeLateFee(bill.rule, stretch.unpaidMinor, stretch.days);
    const amountMinor = cap !== null && charged + fee > cap ? cap - charged : fee;
    if (amountMinor <= 0n) continue;
    charged += amountMinor;
    pieces.push({ ...stretch, amountMinor });
  }
  const amountMinor = pieces.reduce((sum, piece) => sum + piece.amountMinor, 0n);
  return { from, to, pieces, amountMinor, settledMinor: bill.amountMinor - unpaidOn(bill, to) };
}

const latest = (one: PlainDate, other: PlainDate | null) => (other !== null && other > one ? other : one);

/**
 * What of the cap is another account's: of a bill that was carried here, what its days before cost there; of a part that
 * was carried away, what is left of that part's own cap from then on.
 */
function chargedElsewhere({ rule, amountMinor, carriedOn, carriedAway }: LateBill, first: PlainDate): bigint {
  if (rule.capPercent === undefined) return 0n;
  const capped = (sum: bigint, until: PlainDate) => {
    const [cap, fee] = [lateFeeCap(rule, sum) ?? 0n, computeLateFee(rule, sum, daysBetween(first, until))];
    return { used: fee < cap ? fee : cap, left: fee < cap ? cap - fee : 0n };
  };
  const before = capped(amountMinor, latest(first, carriedOn)).used;
  return carriedAway.reduce((sum, part) => sum + capped(part.amountMinor, latest(first, part.day)).left, before);
}

/** The last day that can be charged by now; null for a bill that was never late and is paid. */
function lastDayOf(
  { settled, amountMinor }: LateBill,
  today: PlainDate,
  until: "month" | "yesterday",
): PlainDate | null {
  const yesterday = plusDays(today, -1);
  const known = settled.filter(({ day }) => day <= yesterday);
  const unpaid = known.reduce((rest, one) => rest - one.amountMinor, amountMinor);
  if (unpaid <= 0n) return known.length > 0 ? plusDays(known.at(-1)!.day, -1) : null;
  if (until === "yesterday") return yesterday;
  const monthBegins = `${today.slice(0, 7)}-01`;
  return plusDays(monthBegins, -1);
}

function unpaidOn({ settled, amountMinor }: LateBill, day: PlainDate): bigint {
  return settled.reduce((rest, one) => (one.day <= day ? rest - one.amountMinor : rest), amountMinor);
}

function capOf(bill: LateBill, first: PlainDate, to: PlainDate): bigint | null {
  const days = [first, ...bill.settled.map(({ day }) => day).filter((day) => day > first && day <= to)];
  const most = days.map((day) => unpaidOn(bill, day)).reduce((a, b) => (a > b ? a : b));
  return lateFeeCap(bill.rule, most);
}

/** The undisputed days from one to the other, cut where a payment or a dispute changes something; paid days are left out. */
function stretchesOf(bill: LateBill, from: PlainDate, to: PlainDate): Omit<LatePiece, "amountMinor">[] {
  const behind = plusDays(to, 1);
  const changes = [
    ...bill.settled.map(({ day }) => day),
    ...bill.disputes.flatMap((dispute) => [dispute.from, dispute.to ?? behind]),
  ];
  const cuts = [...new Set([from, ...changes.filter((day) => day > from && day <= to), behind])].toSorted();
  return cuts.slice(0, -1).flatMap((begin, index) => {
    const next = cuts[index + 1]!;
    const unpaidMinor = unpaidOn(bill, begin);
    const disputed = bill.disputes.some((dispute) => dispute.from <= begin && begin < (dispute.to ?? behind));
    if (disputed || unpaidMinor <= 0n) return [];
    return [{ from: begin, to: plusDays(next, -1), days: daysBetween(begin, next), unpaidMinor }];
  });
}
