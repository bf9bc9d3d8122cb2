import type { TariffInput } from "../schemas/tariff";

type Season = TariffInput["seasons"][number];

type Winter = {
  /** Month and day, as in 11-15; `to` is in the following year. */
  from: string;
  to: string;
  applyFrom: string;
  applyBy: string;
  dueOn: string;
  stop: Season["stop"];
  changes: Season["changes"];
  /** Early-payment windows by month and day of the autumn, from one year's winter on. */
  discounts?: { firstYear: number; windows: NonNullable<Season["discounts"]> };
};

/** Heating seasons one after the other, the first one beginning in the autumn of `firstYear`. */
export function winters(firstYear: number, count: number, winter: Winter): Season[] {
  return Array.from({ length: count }, (_, index) => {
    const year = firstYear + index;
    const next = year + 1;
    const { firstYear: discountsFrom = year, windows = [] } = winter.discounts ?? {};
    const discounts = windows.map((one) => ({ ...one, from: `${year}-${one.from}`, to: `${year}-${one.to}` }));
    return {
      slug: `${year}-${next}`,
      name: { zh: `${year}—${next}采暖季`, en: `Winter ${year}–${String(next).slice(2)}` },
      from: `${year}-${winter.from}`,
      to: `${next}-${winter.to}`,
      applyFrom: `${year}-${winter.applyFrom}`,
      applyBy: `${year}-${winter.applyBy}`,
      dueOn: `${year}-${winter.dueOn}`,
      stop: winter.stop,
      changes: winter.changes,
      ...(year >= discountsFrom && discounts.length > 0 ? { discounts } : {}),
    };
  });
}

const quarters = [
  { from: "01-01", to: "03-31", due: "04-25" },
  { from: "04-01", to: "06-30", due: "07-25" },
  { from: "07-01", to: "09-30", due: "10-25" },
  { from: "10-01", to: "12-31", due: "01-25" },
];
const ordinals = ["一", "二", "三", "四"];

/** Quarters of whole calendar years, for water; each is due on the 25th of the month after it. */
export function waterQuarters(firstYear: number, years: number): Season[] {
  return Array.from({ length: years }, (_, index) => firstYear + index).flatMap((year) =>
    quarters.map(({ from, to, due }, quarter) => ({
      slug: `${year}-q${quarter + 1}`,
      name: { zh: `${year}年第${ordinals[quarter]}季度`, en: `${year} Q${quarter + 1}` },
      from: `${year}-${from}`,
      to: `${year}-${to}`,
      applyFrom: `${year}-${from}`,
      applyBy: `${year}-${to}`,
      dueOn: `${quarter === 3 ? year + 1 : year}-${due}`,
    })),
  );
}
