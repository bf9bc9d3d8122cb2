import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMinor } from "./format-minor";
import { parseYuan } from "./parse-yuan";

test("amounts are written with separators, two decimals and a leading minus", () => {
  expect(formatMinor(0n)).toBe("¥0.00");
  expect(formatMinor(5n)).toBe("¥0.05");
  expect(formatMinor(100_000n)).toBe("¥1,000.00");
  expect(formatMinor(-123_456_789n)).toBe("-¥1,234,567.89");
  expect(formatMinor(99n, { sign: false })).toBe("0.99");
  expect(formatMinor(99n, { currency: "USD" })).toBe("USD 0.99");
});

test("what people type is understood", () => {
  const cases: [string, bigint][] = [
    ["1234.5", 123_450n],
    ["1,234.50", 123_450n],
    ["１，２３４．５０", 123_450n],
    [" ¥ 26.7 元 ", 2670n],
    ["￥12", 1200n],
    [".5", 50n],
    ["12.", 1200n],
    ["-3.21", -321n],
    ["0", 0n],
  ];
  for (const [typed, minor] of cases) expect(parseYuan(typed), typed).toBe(minor);
});

test("nothing typed is no amount, not nought", () => {
  expect(parseYuan("")).toBeNull();
  expect(parseYuan("  ")).toBeNull();
});

test("what is ambiguous or no amount is refused, never guessed", () => {
  for (const typed of [
    "1,5",
    "12,34",
    "1.234",
    "1.2.3",
    "1e3",
    "abc",
    "--1",
    "1,2345",
    ",123",
    "0x10",
    "９９九",
    ".",
    "-",
    "1 234,56",
    "Infinity",
  ])
    expect(parseYuan(typed), typed).toBe("invalid");
});

test("every amount survives being written and read back", () => {
  const anySum = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  fc.assert(
    fc.property(anySum, (minor) => {
      expect(parseYuan(formatMinor(minor))).toBe(minor);
    }),
  );
});
