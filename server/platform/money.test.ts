import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAmount, roundToMinor, splitByWeight, toDecimal } from "./money";

describe("roundToMinor", () => {
  test("multiplies exactly and rounds once, half up, to whole 分", () => {
    // 89.55 m² × 26.70 元 = 2390.985 元 → 2390.99
    expect(roundToMinor("89.55", "26.7")).toBe(239099n);
    // 1.005 is below a half in binary floating point, and above it here.
    expect(roundToMinor("1.005", "1")).toBe(101n);
    // 100 m² × 7.5 元 + nothing: the worked figure of a fixed part.
    expect(roundToMinor("100", "7.5")).toBe(75000n);
  });

  test("a correction rounds to the mirror image of what it corrects", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (quantity, price) => {
          const amount = (quantity / 100).toFixed(2);
          const unit = (price / 10_000).toFixed(4);
          expect(roundToMinor(`-${amount}`, unit)).toBe(-roundToMinor(amount, unit));
        },
      ),
    );
  });
});

describe("splitByWeight", () => {
  test("the parts always add up to the whole and none is more than a 分 from its fair share", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0n);
          fc.pre(total > 0n);
          const parts = splitByWeight(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
          parts.forEach((part, index) => {
            const error = part * total - amount * (weights[index] ?? 0n);
            expect(error < total && error > -total).toBe(true);
          });
        },
      ),
    );
  });

  test("refuses to split by nothing", () => {
    expect(() => splitByWeight(100n, [0n, 0n])).toThrow();
  });
});

describe("amounts as text", () => {
  test("every amount survives being written and read again", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (minor) => {
        expect(parseAmount(toDecimal(minor))).toBe(minor);
      }),
    );
  });

  test("accepts what people type and refuses what is not an amount", () => {
    expect(parseAmount(" ¥1,234.5 ")).toBe(123450n);
    expect(parseAmount("１")).toBeUndefined();
    expect(parseAmount("12.345")).toBeUndefined();
    expect(parseAmount("1e3")).toBeUndefined();
    expect(parseAmount("")).toBeUndefined();
  });
});
