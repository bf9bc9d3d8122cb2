import type { PlainDate } from "@/server/platform/dates";
import type { Period } from "./choose-period";
import type { Figures } from "./schemas";
import type { RollupMetric, RollupSum } from "./read-rollups";

/** Asks the sums of one subsidiary, or of several taken together, for any period whose ends are borders. */
export type Ledger = {
  within: (metric: RollupMetric, period: Period) => number;
  upTo: (metric: RollupMetric, day: PlainDate) => number;
  split: (half: "type" | "channel", period: Period) => Record<string, number>;
};

export function ledgerOf(sums: RollupSum[], borders: PlainDate[]): Ledger {
  const startOf = (part: number) => (part === 0 ? "" : (borders[part - 1] ?? ""));
  const inside = (part: number, { from, to }: Period) => startOf(part) >= from && startOf(part) <= to;
  const byMetric = Map.groupBy(sums, ({ metric }) => metric);
  const add = (metric: RollupMetric, keep: (part: number) => boolean) =>
    (byMetric.get(metric) ?? []).reduce((total, { part, value }) => (keep(part) ? total + value : total), 0);
  return {
    within: (metric, period) => add(metric, (part) => inside(part, period)),
    upTo: (metric, day) => add(metric, (part) => startOf(part) <= day),
    split: (half, period) => {
      const found: Record<string, number> = {};
      for (const { dimension, part, value } of byMetric.get(`opened-by-${half}`) ?? []) {
        if (inside(part, period)) found[dimension] = (found[dimension] ?? 0) + value;
      }
      return found;
    },
  };
}

/**
 * The figures of a period. The collection rate is what was collected of all that was there to collect: owed at the
 * start plus billed since; so it means something in a month without bills too.
 */
export function deriveFigures(ledger: Ledger, period: Period, medianMinutes: number | null): Figures {
  const { within, upTo } = ledger;
  const collected = within("collected", period);
  const billed = within("billed", period);
  const outstanding = upTo("outstanding", period.to);
  const toCollect = outstanding - within("outstanding", period) + billed;
  const resolved = within("resolved", period);
  return {
    households: upTo("households", period.to),
    "chargeable-area": upTo("chargeable-area", period.to) || null,
    billed,
    collected,
    "collection-rate": toCollect > 0 ? collected / toCollect : null,
    outstanding,
    opened: within("opened", period),
    resolved,
    "open-tickets": upTo("open-tickets", period.to),
    "median-minutes": medianMinutes,
    "on-time-share": resolved > 0 ? within("on-time", period) / resolved : null,
  };
}
