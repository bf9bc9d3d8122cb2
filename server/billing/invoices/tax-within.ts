/**
 * The tax that lies within a sum, both in 分: sum × rate / (100 + rate), rounded half away from nought.
 * @param rate per cent with at most two decimals, such as "9" or "0"
 */
export function taxWithin(amountMinor: bigint, rate: string): bigint {
  const [whole = "0", part = ""] = rate.split(".");
  const hundredths = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
  const base = 10_000n + hundredths;
  const size = amountMinor < 0n ? -amountMinor : amountMinor;
  const tax = (2n * size * hundredths + base) / (2n * base);
  return amountMinor < 0n ? -tax : tax;
}
