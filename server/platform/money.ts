import { Decimal } from "decimal.js";

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/**
 * Quantity × unit price × factors in 元, rounded once, half up, to whole 分. The one rounding of the house.
 * @param parts decimal strings; never JavaScript numbers, which cannot hold 0.1
 */
export function roundToMinor(...parts: string[]): bigint {
  const product = parts.reduce((sum, part) => sum.mul(part), new Exact(100));
  return BigInt(product.toFixed(0, Decimal.ROUND_HALF_UP));
}

/**
 * Splits a sum by weights so that the parts add up to it: each share is rounded down, and the 分 left over go
 * one each to the largest remainders, earlier parts first.
 */
export function splitByWeight(amountMinor: bigint, weights: bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n) throw new Error("Weights must add up to more than zero");
  const sign = amountMinor < 0n ? -1n : 1n;
  const whole = amountMinor * sign;
  const parts = weights.map((weight) => (whole * weight) / total);
  const order = weights
    .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = whole - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => part * sign);
}

/** 分 as a decimal string in 元: 123450n → "1234.50". */
export function toDecimal(amountMinor: bigint): string {
  const sign = amountMinor < 0n ? "-" : "";
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 元 as typed by a person ("1,234.5") to 分; undefined when it is not an amount of at most two decimals. */
export function parseAmount(text: string): bigint | undefined {
  const plain = text
    .trim()
    .replaceAll(/[,，\s]/g, "")
    .replace(/^[¥￥]/, "");
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  const minor = BigInt(match[2] ?? "0") * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -minor : minor;
}
