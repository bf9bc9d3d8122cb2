import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { toDecimal } from "@/server/platform/money";
import { tariffSchema } from "@/tenants/schemas/tariff";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { computeLateFee } from "./compute-late-fee";
import { computeLines } from "./compute-lines";
import { home, seasonOf, sumOf } from "../test/facts";

const file = resolve("../shared/data/rules/worked_examples.json");
const present = existsSync(file);

type Example = { id: string; given?: Record<string, string | number>; expect: Record<string, string | number> };
const examples = new Map<string, Example>(
  present ? (JSON.parse(readFileSync(file, "utf8")) as Example[]).map((one) => [one.id, one]) : [],
);

const period = { from: "2026-11-15", to: "2027-03-15" };
const yuan = (minor: bigint) => toDecimal(minor);
const linesOf = (season: ReturnType<typeof seasonOf>, facts: Parameters<typeof computeLines>[2]) => {
  const lines = computeLines(season, period, facts);
  if (!Array.isArray(lines)) throw new Error(lines.reason);
  return lines;
};

describe.skipIf(!present)(
  "the worked examples of real cities (skipped where ../shared/data/rules is not there)",
  () => {
    const tianjin = heatingTariff({
      priceClasses: [
        {
          slug: "residential",
          name: { zh: "居民", en: "Residential" },
          area: { price: "25", per: "season" },
          twoPart: { fixed: "7.5", energy: "0.13", unit: "kwh" },
        },
      ],
    });

    test("TJ-metered-100m2: fixed and energy part, and what is paid back of the area fee", () => {
      const { given, expect: want } = examples.get("TJ-metered-100m2")!;
      const metered = sumOf(
        linesOf(
          seasonOf(tianjin),
          home({ area: String(given!.area_m2), settlement: "two-part", kwh: String(given!.kwh) }),
        ),
      );
      const prepaid = sumOf(linesOf(seasonOf(tianjin), home({ area: String(given!.area_m2), settlement: "two-part" })));
      expect(yuan(metered)).toBe(want.metered_total);
      expect(yuan(prepaid)).toBe(want.area_total);
      expect(yuan(prepaid - metered)).toBe(want.refund);
      const at = (kwh: number) => sumOf(linesOf(seasonOf(tianjin), home({ settlement: "two-part", kwh: String(kwh) })));
      const even = Number(want.break_even_kwh);
      expect(at(even) <= prepaid && at(even + 1) > prepaid).toBe(true);
    });

    test("JN-two-part: 8.01 per m² and 0.20 per kWh", () => {
      const { given, expect: want } = examples.get("JN-two-part")!;
      const lines = linesOf(
        seasonOf(heatingTariff()),
        home({ area: String(given!.area_m2), settlement: "two-part", kwh: String(given!.kwh) }),
      );
      expect(lines.map((line) => [line.code, yuan(line.amountMinor)])).toEqual([
        ["fixed-part", want.basic],
        ["energy-part", want.metered],
      ]);
      expect(yuan(sumOf(lines))).toBe(want.total);
      expect(yuan(sumOf(linesOf(seasonOf(heatingTariff()), home({ settlement: "two-part" }))))).toBe(want.area_total);
    });

    test("BJ-water-200m3: tiers with their three parts, each part once", () => {
      const { given, expect: want } = examples.get("BJ-water-200m3")!;
      const lines = computeLines(
        seasonOf(waterTariff()),
        { from: "2026-01-01", to: "2026-03-31" },
        home({ m3: String(given!.annual_m3) }),
      );
      if (!Array.isArray(lines)) throw new Error(lines.reason);
      const part = (code: string) => yuan(sumOf(lines.filter((line) => line.code === code)));
      expect([part("water"), part("resource"), part("sewage"), yuan(sumOf(lines))]).toEqual([
        want.water_fee,
        want.resource_fee,
        want.sewage_fee,
        want.total,
      ]);
    });

    test("JN-stop-2010: 15 % for one home, nothing for a whole unit", () => {
      const { given, expect: want } = examples.get("JN-stop-2010")!;
      const stopped = { area: String(given!.area_m2), supplyState: "stopped" as const };
      expect(yuan(sumOf(linesOf(seasonOf(heatingTariff()), home(stopped))))).toBe(want.stop_fee_single_household);
      expect(yuan(sumOf(linesOf(seasonOf(heatingTariff()), home({ ...stopped, wholeUnitStop: true }))))).toBe(
        want.stop_fee_whole_unit,
      );
    });

    test("JN-stop-2014: no fee, and the deadline is configuration", () => {
      const { expect: want } = examples.get("JN-stop-2014")!;
      const season = seasonOf(heatingTariff({}, { stop: { kind: "none" }, applyBy: "2026-10-31" }));
      expect(yuan(sumOf(linesOf(season, home({ supplyState: "stopped" }))))).toBe(want.stop_fee);
      expect(season.applyBy.slice(5)).toBe(String(want.deadline).slice(5, 10));
    });

    test("JN-low-income: 7.20 off each m²", () => {
      const { given, expect: want } = examples.get("JN-low-income")!;
      const tariff = heatingTariff({ waiver: { kind: "per-area", price: "7.2", priceClasses: ["residential"] } });
      expect(yuan(sumOf(linesOf(seasonOf(tariff), home({ area: String(given!.area_m2), lowIncome: true }))))).toBe(
        want.fee,
      );
    });

    test("TJ-late-fee: 2 ‰ a day", () => {
      const { given, expect: want } = examples.get("TJ-late-fee")!;
      const rule = tariffSchema.parse(heatingTariff({ lateFee: { ratePerDay: String(given!.rate_per_day) } })).lateFee!;
      expect(yuan(computeLateFee(rule, BigInt(String(given!.unpaid).replace(".", "")), Number(given!.days)))).toBe(
        want.penalty,
      );
    });
  },
);
