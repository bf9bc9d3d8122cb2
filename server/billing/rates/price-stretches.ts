import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import type { HeatRate, WaterClass } from "@/tenants/schemas/tariff";

/** A rate as it is from one day to another; `to` is the first day on which it is another. */
export type Stretch<R> = { rate: R; no: number; from: PlainDate; to: PlainDate };

const always = { from: "0001-01-01", to: "9999-12-31" };

/** A class of heating once for each of its prices, the first from ever, the last for good. */
export function heatStretches(rate: HeatRate): Stretch<HeatRate>[] {
  let held = rate;
  return stretched(rate, rate.priceChanges ?? [], ({ area, fixed, energy, metered }) => {
    held = {
      ...held,
      area: { ...held.area, price: area },
      ...(held.twoPart
        ? { twoPart: { ...held.twoPart, fixed: fixed ?? held.twoPart.fixed, energy: energy ?? held.twoPart.energy } }
        : {}),
      ...(held.metered ? { metered: { ...held.metered, energy: metered ?? held.metered.energy } } : {}),
    };
    return held;
  });
}

/** A class of water once for each of its prices; the ends of its tiers stay. */
export const waterStretches = (rate: WaterClass): Stretch<WaterClass>[] =>
  stretched(rate, rate.priceChanges ?? [], ({ tiers }) => ({
    ...rate,
    tiers: rate.tiers.map((tier, index) => ({ ...tier, ...tiers[index] })),
  }));

function stretched<R, C extends { from: PlainDate }>(first: R, changes: C[], changed: (change: C) => R): Stretch<R>[] {
  const to = (index: number) => changes[index]?.from ?? always.to;
  return [
    { rate: first, no: 1, from: always.from, to: to(0) },
    ...changes.map((change, index) => ({
      rate: changed(change),
      no: index + 2,
      from: change.from,
      to: to(index + 1),
    })),
  ];
}

/** Days cut at each change of price: those of `from` and so many behind it that lie in each stretch, which began `since`. */
export function cutByPrice<R>(stretches: Stretch<R>[], from: PlainDate, days: number) {
  const end = plusDays(from, days);
  return stretches.flatMap((stretch) => {
    const start = stretch.from > from ? stretch.from : from;
    const stop = stretch.to < end ? stretch.to : end;
    return start < stop ? [{ ...stretch, since: stretch.from, from: start, days: daysBetween(start, stop) }] : [];
  });
}
