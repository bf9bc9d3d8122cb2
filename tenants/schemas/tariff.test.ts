import { expect, test } from "vitest";
import { heatingTariff, waterTariff } from "@/server/billing/test/tariffs";
import { beilingTariff } from "../packs/beiling/tariff";
import { quanchengTariff } from "../packs/quancheng/tariff";
import { tariffSchema } from "./tariff";

const faults = (body: unknown) => {
  const checked = tariffSchema.safeParse(body);
  return checked.success ? [] : checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

test("the packs' tariffs hold, and read again they are the same", () => {
  for (const tariff of [beilingTariff, quanchengTariff]) expect(tariffSchema.parse(tariff)).toEqual(tariff);
});

test("overlapping seasons, a season that ends before it begins and a window turned round are refused", () => {
  const [season] = heatingTariff().seasons;
  expect(faults(heatingTariff({ seasons: [season!, { ...season!, slug: "again" }] }))).toContain(
    "seasons.1.from: seasons-overlap",
  );
  expect(faults(heatingTariff({}, { to: "2026-11-01" }))).toContain("seasons.0.to: season-ends-before-it-begins");
  expect(faults(heatingTariff({}, { applyBy: "2026-08-31" }))).toContain(
    "seasons.0.applyBy: window-ends-before-it-begins",
  );
});

test("a price class named twice is refused", () => {
  const { priceClasses } = heatingTariff();
  expect(faults(heatingTariff({ priceClasses: [priceClasses[0]!, priceClasses[0]!] }))).toEqual([
    "priceClasses.1.slug: slug-twice",
  ]);
});

test("tiers must rise and only the last may be open", () => {
  const base = waterTariff().priceClasses[0]!;
  const prices = { water: "1", resource: "1", sewage: "1" };
  const withTiers = (tiers: typeof base.tiers) => faults(waterTariff({ priceClasses: [{ ...base, tiers }] }));
  expect(
    withTiers([
      { upTo: "180", ...prices },
      { upTo: "180", ...prices },
      { upTo: null, ...prices },
    ]),
  ).toEqual(["priceClasses.0.tiers.1.upTo: tiers-must-rise"]);
  expect(withTiers([{ upTo: "180", ...prices }])).toEqual(["priceClasses.0.tiers.0.upTo: only-the-last-tier-is-open"]);
  expect(
    withTiers([
      { upTo: null, ...prices },
      { upTo: null, ...prices },
    ]),
  ).toHaveLength(1);
});

test("a water period may not span two calendar years, because the tiers begin again", () => {
  const [period] = waterTariff().seasons;
  expect(faults(waterTariff({ seasons: [{ ...period!, from: "2025-12-01" }] }))).toEqual([
    "seasons.0.to: period-spans-years",
  ]);
});

test("a price is a decimal string: no number, no sign, no fifth decimal", () => {
  const { priceClasses } = heatingTariff();
  for (const price of [26.7, "-1", "1.23456", "", "1e3"]) {
    expect(
      faults(
        heatingTariff({ priceClasses: [{ ...priceClasses[0]!, area: { price: price as string, per: "season" } }] }),
      ),
    ).toHaveLength(1);
  }
});
