import { expect, test } from "vitest";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import { tariffProblems } from "@/tenants/schemas/tariff-problems";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { computeDiscount, type DiscountLine } from "./compute-discount";

const september = { from: "2026-09-01", to: "2026-09-30" };
const october = { from: "2026-10-05", to: "2026-10-20" };
const twoPercent: DiscountWindow = { kind: "percent", percent: "2", ...september };
const halfYuan: DiscountWindow = { kind: "per-area", price: "0.5", ...october };

const line = (code: string, amountMinor: bigint, given: Partial<DiscountLine> = {}): DiscountLine => ({
  ...{ code, amountMinor, quantity: "100", factor: "1", basis: {} },
  ...given,
});

test("a percentage is of the heat less its waiver and rounded once; base fees and used heat earn nothing", () => {
  // 100 × 26.7 = 2670.00, of it 2 % = 53.40
  expect(computeDiscount(twoPercent, [line("area-heat", 267_000n)], "fen")).toBe(5_340n);
  // (2670.00 − 100.00) × 2 % = 51.40
  expect(computeDiscount(twoPercent, [line("area-heat", 267_000n), line("waiver", -10_000n)], "fen")).toBe(5_140n);
  expect(computeDiscount(twoPercent, [line("base-fee", 40_050n)], "fen")).toBe(0n);
  expect(computeDiscount(twoPercent, [line("energy-part", 90_000n), line("late-fee", 100n)], "fen")).toBe(0n);
  // 1.25 × 2 % = 0.025, half up 0.03; to the 角 0.0
  expect(computeDiscount(twoPercent, [line("area-heat", 125n)], "fen")).toBe(3n);
  expect(computeDiscount(twoPercent, [line("area-heat", 125n)], "jiao")).toBe(0n);
});

test("so much per m² follows the charged area, its factor and its days, and never exceeds the heat", () => {
  // 100 × 0.5 = 50.00
  expect(computeDiscount(halfYuan, [line("prepaid-area", 267_000n)], "fen")).toBe(5_000n);
  // a balcony at half, for 60 of 121 days: 10 × 0.5 × 0.5 × 60/121 = 1.2396…, so 1.24
  const balcony = line("area-heat", 6_620n, { quantity: "10", factor: "0.5", basis: { days: 60, of: 121 } });
  expect(computeDiscount(halfYuan, [balcony], "fen")).toBe(124n);
  expect(computeDiscount(halfYuan, [line("area-heat", 4_000n)], "fen")).toBe(4_000n);
});

test("what was let off a bill since earns no discount", () => {
  // (2670.00 − 1670.00) × 2 % = 20.00
  expect(computeDiscount(twoPercent, [line("area-heat", 267_000n)], "fen", 167_000n)).toBe(2_000n);
  expect(computeDiscount(twoPercent, [line("area-heat", 267_000n)], "fen", 267_000n)).toBe(0n);
});

test("windows that overlap, end before they begin, let off more than everything, or belong to water are named at their place", () => {
  const problems = (...discounts: DiscountWindow[]) => tariffProblems(heatingTariff({}, { discounts }));
  expect(problems(twoPercent, halfYuan)).toEqual([]);
  expect(problems(twoPercent, { ...halfYuan, from: "2026-09-30" })).toEqual([
    { path: "seasons.0.discounts.1.from", code: "discounts-must-rise" },
  ]);
  expect(problems({ ...twoPercent, to: "2026-08-31" })).toEqual([
    { path: "seasons.0.discounts.0.from", code: "season-ends-before-it-begins" },
  ]);
  expect(problems({ ...twoPercent, percent: "100.01" })).toEqual([
    { path: "seasons.0.discounts.0.percent", code: "percent" },
  ]);
  const water = waterTariff();
  const seasons = water.seasons.map((one) => ({ ...one, discounts: [twoPercent] }));
  expect(tariffProblems({ ...water, seasons }).map(({ code }) => code)).toContain("discounts-of-heating");
});
