import { describe, expect, test } from "vitest";
import { type TariffInput, tariffSchema } from "@/tenants/schemas/tariff";
import { seasonsOf } from "../seasons/list-seasons";
import { areaFact, home, seasonOf, sumOf } from "../test/facts";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { computeLines } from "./compute-lines";
import type { UsageFact } from "./facts";

const winter = { from: "2026-11-15", to: "2027-03-15" };
const quarter = { from: "2026-01-01", to: "2026-03-31" };

function bill(tariff: Parameters<typeof seasonOf>[0], facts: ReturnType<typeof home>, period = winter) {
  const lines = computeLines(seasonOf(tariff), period, facts);
  if (!Array.isArray(lines)) throw new Error(lines.reason);
  return lines;
}
const dearerFrom = (from: string) => {
  const [residential, office] = heatingTariff().priceClasses;
  return heatingTariff({
    priceClasses: [
      { ...residential!, priceChanges: [{ from, area: "30", fixed: "9", energy: "0.25" }] },
      { ...office!, priceChanges: [{ from, area: "40" }] },
    ],
  });
};

describe("a price that changes within the season: each day at its own", () => {
  // Of the 121 days from 15 November to 15 March, 47 lie before 1 January and 74 from it on.
  test("area: 100 × 26.7 × 47/121 = 1,037.107 → 1,037.11 and 100 × 30 × 74/121 = 1,834.711 → 1,834.71", () => {
    expect(bill(dearerFrom("2027-01-01"), home()).map((line) => [line.formula, line.amountMinor])).toEqual([
      ["100 × 26.7 × 47/121", 103711n],
      ["100 × 30 × 74/121", 183471n],
    ]);
  });

  test("from the first day, from the last, from the day after it", () => {
    expect(sumOf(bill(dearerFrom("2026-11-15"), home()))).toBe(300000n);
    // 2670 × 120/121 = 2,647.934 → 2,647.93; 3000 × 1/121 = 24.793 → 24.79
    expect(sumOf(bill(dearerFrom("2027-03-15"), home()))).toBe(264793n + 2479n);
    expect(sumOf(bill(dearerFrom("2027-03-16"), home()))).toBe(267000n);
  });

  test("heat that was read over the season is split by days: 6,000 kWh, 47 of 121 days at 0.20, 74 at 0.25", () => {
    const lines = bill(dearerFrom("2027-01-01"), home({ settlement: "two-part", kwh: "6000" }));
    expect(lines.map((line) => [line.code, line.amountMinor])).toEqual([
      // 801 × 47/121 = 311.132, 900 × 74/121 = 550.413
      ["fixed-part", 31113n],
      ["fixed-part", 55041n],
      // 1200 × 47/121 = 466.116, 1500 × 74/121 = 917.355
      ["energy-part", 46612n],
      ["energy-part", 91736n],
    ]);
  });

  test("what is not named keeps its price, and a stop on the day of the change is charged at the new one", () => {
    const office = home({ priceClass: "public", settlement: "metered", kwh: "1000" });
    // Twice 1,000 × 0.30, by 47 and 74 of 121 days: 116.529 and 183.471
    expect(sumOf(bill(dearerFrom("2027-01-01"), office))).toBe(11653n + 18347n);
    const areas = [areaFact({ validTo: "2027-01-01" }), areaFact({ validFrom: "2027-01-01", supplyState: "stopped" })];
    // 1,037.11 as above; 100 × 30 × 15 % × 74/121 = 275.207
    expect(sumOf(bill(dearerFrom("2027-01-01"), home({ areas })))).toBe(103711n + 27521n);
  });

  test("water: each tier is split by the days of the reading, 31 of 90 at the old prices", () => {
    const [residential] = waterTariff().priceClasses;
    const tiers = residential!.tiers.map(({ resource, sewage }) => ({ water: "3.07", resource, sewage }));
    const tariff = waterTariff({ priceClasses: [{ ...residential!, priceChanges: [{ from: "2026-02-01", tiers }] }] });
    const made = bill(tariff, home({ m3: "90" }), quarter).filter((line) => line.code === "water");
    // 90 × 2.07 × 31/90 = 64.17; 90 × 3.07 × 59/90 = 181.13
    expect(made.map((line) => [line.formula, line.amountMinor])).toEqual([
      ["90 × 2.07 × 31/90", 6417n],
      ["90 × 3.07 × 59/90", 18113n],
    ]);
  });
});

const water = (wish: Parameters<typeof home>[0], tariff = waterTariff()) => sumOf(bill(tariff, home(wish), quarter));

describe("tiers of water: the last m³ of each tier and the first of the next", () => {
  // Per m³ in all: 2.07 + 1.57 + 1.36 = 5.00; 4.07 + … = 7.00; 6.07 + … = 9.00
  test.each([
    ["0", 0n],
    ["1", 500n],
    ["179.999", 90000n], // 179.999 × 2.07 = 372.60, × 1.57 = 282.60, × 1.36 = 244.80
    ["180", 90000n],
    ["180.001", 90000n], // and 0.001 × 4.07 = 0.00407, × 1.57 = 0.00157, × 1.36 = 0.00136 → 0.00 each
    ["181", 90700n],
    ["260", 146000n], // 900 + 80 × 7
    ["261", 146900n],
    ["1000", 812000n], // 900 + 560 + 740 × 9
  ])("%s m³", (m3, total) => {
    expect(water({ m3 })).toBe(total);
  });

  test("what was used before in the year fills the tiers first", () => {
    expect(water({ m3: "10", m3Before: "170" })).toBe(5000n);
    expect(water({ m3: "10", m3Before: "175" })).toBe(6000n); // 5 × 5.00 + 5 × 7.00
    expect(water({ m3: "1", m3Before: "180" })).toBe(700n);
    expect(water({ m3: "1", m3Before: "260" })).toBe(900n);
    expect(water({ m3: "100", m3Before: "170" })).toBe(5000n + 56000n + 9000n);
  });

  test("a fifth and a sixth person widen the tiers, a fourth does not", () => {
    expect(water({ m3: "210", householdSize: 4 })).toBe(90000n + 21000n);
    expect(water({ m3: "210", householdSize: 5 })).toBe(105000n);
    expect(water({ m3: "240", householdSize: 6 })).toBe(120000n);
    expect(water({ m3: "241", householdSize: 6 })).toBe(120700n);
  });

  test("a business pays one price, whatever it uses", () => {
    expect(water({ m3: "1000", premiseUse: "public" })).toBe(950000n);
  });

  test("a past quarter keeps its price class and its household, whatever they are today", () => {
    // A flat until July, a shop since: 100 m³ × 5.00; the shop would pay 100 × (4.20 + 2.30 + 3.00) = 950.00.
    const areas = [
      areaFact({ settlement: "metered", validTo: "2026-07-01" }),
      areaFact({ settlement: "metered", priceClass: "public", validFrom: "2026-07-01" }),
    ];
    expect(water({ m3: "100", areas })).toBe(50000n);
    // An agreement that has ended: its class, not what the premise is used for.
    const ended = [areaFact({ settlement: "metered", priceClass: "public", validTo: "2026-07-01" })];
    expect(water({ m3: "100", areas: ended })).toBe(95000n);
    // Five people until July: 210 m³ × 5.00; by the base size 180 × 5.00 + 30 × 7.00 = 1,110.00.
    const households = [
      { lowIncome: false, size: 5, validFrom: "2020-09-01", validTo: "2026-07-01" },
      { lowIncome: false, size: 2, validFrom: "2026-07-01", validTo: null },
    ];
    expect(water({ m3: "210", households })).toBe(105000n);
  });

  test("no use makes a bill of nought that says so, no reading makes none", () => {
    expect(bill(waterTariff(), home({ m3: "0" }), quarter).map((line) => [line.code, line.amountMinor])).toEqual([
      ["water", 0n],
    ]);
    expect(computeLines(seasonOf(waterTariff()), quarter, home({ areas: [] }))).toEqual({ reason: "no-usage" });
  });
});

describe("heating by area", () => {
  test("area × price × factor, rounded once: 85.32 × 26.70 × 0.5 = 1139.022 → 1139.02", () => {
    const [line] = bill(heatingTariff(), home({ area: "85.32", kind: "balcony" }));
    expect(line).toMatchObject({ code: "area-heat", amountMinor: 113902n, formula: "85.32 × 26.7 × 0.5" });
  });

  test("half a 分 goes up", () => {
    const tariff = heatingTariff({
      priceClasses: [{ slug: "residential", name: { zh: "居民", en: "R" }, area: { price: "0.5", per: "season" } }],
    });
    expect(sumOf(bill(tariff, home({ area: "0.01" })))).toBe(1n); // 0.005 元
    expect(sumOf(bill(tariff, home({ area: "0.03" })))).toBe(2n); // 0.015 元
  });

  test("rounding to 角 and to 元", () => {
    const odd = home({ area: "85.37" }); // 2279.379 元
    expect(sumOf(bill(heatingTariff({ rounding: "jiao" }), odd))).toBe(227940n);
    expect(sumOf(bill(heatingTariff({ rounding: "yuan" }), odd))).toBe(227900n);
  });

  test("the largest area, and none at all", () => {
    expect(sumOf(bill(heatingTariff(), home({ area: "999999999999.99" })))).toBe(2669999999999973n); // 26 699 999 999 999.733 元
    expect(sumOf(bill(heatingTariff(), home({ area: "0" })))).toBe(0n);
  });

  test("by the day: each day of the season, its first and its last included", () => {
    const perDay = heatingTariff({
      priceClasses: [{ slug: "residential", name: { zh: "居民", en: "R" }, area: { price: "0.19", per: "day" } }],
    });
    expect(sumOf(bill(perDay, home()))).toBe(229900n); // 100 × 0.19 × 121 days
    expect(sumOf(bill(perDay, home(), { from: "2026-11-15", to: "2026-11-15" }))).toBe(1900n);
    expect(sumOf(bill(perDay, home(), { from: "2027-03-15", to: "2027-03-15" }))).toBe(1900n);
    expect(sumOf(bill(perDay, home({ startsOn: "2027-03-15" })))).toBe(1900n);
  });

  test("a leap year's season is a day longer, an extension counts too", () => {
    const leap = { from: "2027-11-15", to: "2028-03-15" };
    const perDay = heatingTariff(
      { priceClasses: [{ slug: "residential", name: { zh: "居民", en: "R" }, area: { price: "0.19", per: "day" } }] },
      { ...leap, applyFrom: "2027-09-01", applyBy: "2027-10-31" },
    );
    expect(sumOf(bill(perDay, home(), leap))).toBe(231800n); // 122 days
    const longer = { ...perDay, seasons: [{ ...perDay.seasons[0]!, extensionDays: 5 }] };
    expect(sumOf(bill(longer, home(), { from: leap.from, to: "2028-03-20" }))).toBe(241300n); // 127 days
  });

  test("height: recorded, in proportion, in steps", () => {
    const tall = home({ storeyHeight: "3.60", heightFactor: "1.15" });
    const factorOf = (height: Parameters<typeof heatingTariff>[0]) => bill(heatingTariff(height), tall)[0]!.factor;
    expect(factorOf({})).toBe("1");
    expect(factorOf({ height: { kind: "recorded" } })).toBe("1.15");
    expect(factorOf({ height: { kind: "proportional", limit: "3" } })).toBe("1.2");
    expect(
      factorOf({
        height: {
          kind: "steps",
          steps: [
            { above: "3", factor: "1.1" },
            { above: "3.5", factor: "1.3" },
          ],
        },
      }),
    ).toBe("1.3");
    expect(factorOf({ height: { kind: "steps", steps: [{ above: "3.6", factor: "1.5" }] } })).toBe("1");
  });
});

describe("a change within the season", () => {
  const resumed = home({
    areas: [
      areaFact({ supplyState: "stopped", validTo: "2027-01-01" }),
      areaFact({ supplyState: "on", validFrom: "2027-01-01" }),
    ],
  });

  test("by day: the day of the change belongs to the new state alone", () => {
    const lines = bill(heatingTariff(), resumed);
    // 47 days stopped at 15 %: 2670 × 0.15 × 47/121 = 155.566…; 74 days supplied: 2670 × 74/121 = 1632.892…
    expect(lines.map((line) => [line.code, line.basis.days, line.amountMinor])).toEqual([
      ["base-fee", 47, 15557n],
      ["area-heat", 74, 163289n],
    ]);
  });

  test("whole seasons: who was supplied at all pays the season", () => {
    expect(sumOf(bill(heatingTariff({}, { changes: "whole-season" }), resumed))).toBe(267000n);
  });

  test("an area that is stopped and another that is not: each pays its own way", () => {
    const partly = home({
      areas: [areaFact(), areaFact({ areaNo: "2", kind: "loft", area: "40", supplyState: "stopped" })],
    });
    expect(bill(heatingTariff(), partly).map((line) => line.amountMinor)).toEqual([267000n, 16020n]);
  });

  test("a base fee per m² is a price of its own, by days and factors like the rest, and nought for a whole unit", () => {
    const fixed = { kind: "per-area", price: "5.5", wholeUnitFree: true } as const;
    const perDay = heatingTariff(
      { priceClasses: [{ slug: "residential", name: { zh: "居民", en: "R" }, area: { price: "0.19", per: "day" } }] },
      { stop: fixed },
    );
    const stopped = { supplyState: "stopped" } as const;
    // 100 × 5.5 of the season, whatever a day of heat costs
    for (const tariff of [heatingTariff({}, { stop: fixed }), perDay])
      expect(bill(tariff, home(stopped)).map((line) => [line.code, line.formula, line.amountMinor])).toEqual([
        ["base-fee", "100 × 5.5", 55000n],
      ]);
    // A balcony of 8 m² counts half: 8 × 5.5 × 0.5 = 22.00
    expect(sumOf(bill(perDay, home({ ...stopped, area: "8", kind: "balcony" })))).toBe(2200n);
    // 47 days stopped: 550 × 47/121 = 213.636…; 74 days supplied: 2670 × 74/121 = 1632.892…
    const lines = bill(heatingTariff({}, { stop: fixed }), resumed);
    expect(lines.map((line) => line.amountMinor)).toEqual([21364n, 163289n]);
    expect(lines[0]!.basis.percent).toBeUndefined();
    const [free] = bill(perDay, home({ areas: [areaFact({ ...stopped, wholeUnitStop: true })] }));
    expect(free).toMatchObject({ amountMinor: 0n, basis: { percent: "0" } });
  });

  test("where stops are forbidden a stopped home pays the full fee", () => {
    expect(sumOf(bill(heatingTariff({}, { stop: { kind: "forbidden" } }), home({ supplyState: "stopped" })))).toBe(
      267000n,
    );
  });

  test("no area in the season, or a class without a price, makes no bill", () => {
    expect(computeLines(seasonOf(heatingTariff()), winter, home({ endsOn: "2026-11-15" }))).toEqual({
      reason: "no-area",
    });
    expect(computeLines(seasonOf(heatingTariff()), winter, home({ priceClass: "school" }))).toEqual({
      reason: "no-price",
      priceClass: "school",
    });
  });
});

test("the two parts never exceed the area fee by more than the cap: 2670 × 1.1 = 2937", () => {
  const lines = bill(heatingTariff(), home({ settlement: "two-part", kwh: "20000" }));
  // 801 + 4000 = 4801; 4801 − 2937 = 1864
  expect(lines.map((line) => [line.code, line.amountMinor])).toEqual([
    ["fixed-part", 80100n],
    ["energy-part", 400000n],
    ["cap", -186400n],
  ]);
});

const coded = (lines: ReturnType<typeof bill>) => lines.map((line) => [line.code, line.amountMinor]);

describe("what is paid in advance by area is settled once the heat has been read to its end", () => {
  const read = (periodFrom: string, periodTo: string, quantity: string): UsageFact => {
    return { id: periodFrom, periodFrom, periodTo, quantity, unit: "kwh", beforeInYear: "0" };
  };
  const twoPart = (usages: UsageFact[], wish: Parameters<typeof home>[0] = {}) => {
    return { ...home({ settlement: "two-part", ...wish }), usages };
  };
  const autumn = read("2026-11-15", "2026-12-31", "2000");

  test("read to the year's end only, the advance of 2,670.00 stands, for half a winter's heat is no settlement", () => {
    expect(coded(bill(heatingTariff(), twoPart([autumn])))).toEqual([["prepaid-area", 267000n]]);
  });

  test("read on to the season's last day, all of it is settled: 801.00 + 400.00 + 600.00", () => {
    const whole = twoPart([autumn, read("2027-01-01", "2027-03-15", "3000")]);
    expect(coded(bill(heatingTariff(), whole))).toEqual([
      ["fixed-part", 80100n],
      ["energy-part", 40000n],
      ["energy-part", 60000n],
    ]);
  });

  // 15 November to 9 January are 56 of 121 days: 801 × 56/121 = 370.711
  const untilTen = read("2026-11-15", "2027-01-09", "2000");

  test("an agreement that ends on 10 January is settled by a reading of that day", () => {
    expect(coded(bill(heatingTariff(), twoPart([untilTen], { endsOn: "2027-01-10" })))).toEqual([
      ["fixed-part", 37071n],
      ["energy-part", 40000n],
    ]);
  });

  test("a home that is stopped on 10 January is settled by a reading of that day", () => {
    const areas = [
      areaFact({ settlement: "two-part", validTo: "2027-01-10" }),
      areaFact({ settlement: "two-part", validFrom: "2027-01-10", supplyState: "stopped" }),
    ];
    expect(coded(bill(heatingTariff(), twoPart([untilTen], { areas })))).toEqual([
      ["fixed-part", 37071n],
      // 2,670 × 15 % × 65/121 = 215.145
      ["base-fee", 21514n],
      ["energy-part", 40000n],
    ]);
  });

  test("two bills of one season share what was read over both, by its days", () => {
    const whole = twoPart([read("2026-11-15", "2027-03-15", "6000")]);
    // 801 × 47/121 = 311.132 and 1,200 × 47/121 = 466.116
    expect(coded(bill(heatingTariff(), whole, { from: "2026-11-15", to: "2026-12-31" }))).toEqual([
      ["fixed-part", 31113n],
      ["energy-part", 46612n],
    ]);
    // 801 × 74/121 = 489.868 and 1,200 × 74/121 = 733.884
    expect(coded(bill(heatingTariff(), whole, { from: "2027-01-01", to: "2027-03-15" }))).toEqual([
      ["fixed-part", 48987n],
      ["energy-part", 73388n],
    ]);
  });

  test("days that the city adds behind a reading do not bring the advance back", () => {
    const extended = withLater("2027-03-10", heatingTariff({}, { extensionDays: 7 }));
    const lines = computeLines(
      extended,
      { from: "2026-11-15", to: "2027-03-22" },
      twoPart([read("2026-11-15", "2027-03-15", "5000")]),
    );
    expect(Array.isArray(lines) && coded(lines)).toEqual([
      ["fixed-part", 80100n],
      ["energy-part", 100000n],
    ]);
  });
});

/** The season of the usual tariff, into which a later version reaches. */
function withLater(effectiveFrom: string, later: TariffInput) {
  const [first, second] = [tariffSchema.parse(heatingTariff()), tariffSchema.parse(later)];
  const [season] = seasonsOf([
    { id: "version-1", version: 1, effectiveFrom: "2026-01-01", tariff: first },
    { id: "version-2", version: 2, effectiveFrom, tariff: second },
  ]);
  return season!;
}

test("each line names the version in which its price stands", () => {
  const season = withLater("2026-12-20", dearerFrom("2027-01-01"));
  const explained = (facts: ReturnType<typeof home>) => {
    const lines = computeLines(season, winter, facts);
    if (!Array.isArray(lines)) throw new Error(lines.reason);
    return lines.map((line) => [line.code, line.unitPrice, line.tariffVersionId]);
  };
  expect(explained(home({ settlement: "two-part", kwh: "6000" }))).toEqual([
    ["fixed-part", "8.01", "version-1"],
    ["fixed-part", "9", "version-2"],
    ["energy-part", "0.2", "version-1"],
    ["energy-part", "0.25", "version-2"],
  ]);
  // An area that begins between the version's first day and its change of price is still at the first version's price.
  const late = [areaFact({ validFrom: "2026-12-25" })];
  expect(explained(home({ areas: late }))).toEqual([
    ["area-heat", "26.7", "version-1"],
    ["area-heat", "30", "version-2"],
  ]);
});

describe("a waiver for low income", () => {
  const sum = heatingTariff({ waiver: { kind: "sum", amount: "904", priceClasses: ["residential"] } });
  const waived = (lines: ReturnType<typeof bill>) => coded(lines).find(([code]) => code === "waiver")?.[1];

  test("of a fixed sum is off the whole bill of two parts, energy and cap included", () => {
    const settled = (kwh: string) => bill(sum, home({ lowIncome: true, settlement: "two-part", kwh }));
    // Paid in advance 2,670.00 − 904.00; settled 801.00 + 1,200.00 − 904.00, not − 801.00
    expect(sumOf(bill(sum, home({ lowIncome: true, settlement: "two-part" })))).toBe(176600n);
    expect(sumOf(settled("6000"))).toBe(109700n);
    // 801.00 + 20.00 = 821.00 is less than the sum; 801.00 + 4,000.00 is held at 2,670.00 × 1.1 = 2,937.00
    expect(waived(settled("100"))).toBe(-82100n);
    expect(sumOf(settled("20000"))).toBe(203300n);
  });

  test("goes by the household that lived there on the bill's first day, whoever lives there now", () => {
    const poorUntil = (validTo: string) => [{ lowIncome: true, size: null, validFrom: "2020-09-01", validTo }];
    expect(waived(bill(sum, home({ households: poorUntil("2027-06-01") })))).toBe(-90400n);
    expect(waived(bill(sum, home({ households: poorUntil("2026-11-16") })))).toBe(-90400n);
    expect(waived(bill(sum, home({ households: poorUntil("2026-11-15") })))).toBeUndefined();
    const sinceDecember = [{ lowIncome: true, size: null, validFrom: "2026-12-01", validTo: null }];
    expect(waived(bill(sum, home({ households: sinceDecember })))).toBeUndefined();
    expect(waived(bill(sum, home({ households: sinceDecember, startsOn: "2026-12-01" })))).toBe(-90400n);
  });
});

test("a waiver never makes a charge negative", () => {
  const perArea = heatingTariff({ waiver: { kind: "per-area", price: "99", priceClasses: ["residential"] } });
  expect(sumOf(bill(perArea, home({ lowIncome: true })))).toBe(0n);
  const sum = heatingTariff({ waiver: { kind: "sum", amount: "904", priceClasses: ["residential"] } });
  expect(sumOf(bill(sum, home({ lowIncome: true })))).toBe(176600n);
  expect(sumOf(bill(sum, home({ lowIncome: true, area: "10" })))).toBe(0n);
});
