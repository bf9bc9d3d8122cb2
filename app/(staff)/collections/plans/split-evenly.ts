import { plusMonths } from "@/server/platform/dates";
import { splitByWeight } from "@/server/platform/money";

export type DraftStep = { dueOn: string; amountMinor: bigint };

/** An arrear in equal monthly steps, the first a month from `today`; the 分 that are left over go to the first ones. */
export function splitEvenly(totalMinor: bigint, count: number, today: string): DraftStep[] {
  const weights = Array.from({ length: count }, () => 1n);
  return splitByWeight(totalMinor, weights)
    .map((amountMinor, index) => ({ dueOn: plusMonths(today, index + 1), amountMinor }))
    .filter(({ amountMinor }) => amountMinor > 0n);
}
