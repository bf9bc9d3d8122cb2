/**
 * Minor units (分) as an amount with separators and the currency's sign: -123456n → "-¥1,234.56".
 * Works on whole numbers only, so no sum is too large to be exact.
 */
export function formatMinor(
  amountMinor: bigint,
  { currency = "CNY", sign = true }: { currency?: string; sign?: boolean } = {},
): string {
  const negative = amountMinor < 0n;
  const absolute = negative ? -amountMinor : amountMinor;
  const whole = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const cents = (absolute % 100n).toString().padStart(2, "0");
  const symbol = sign ? (currency === "CNY" ? "¥" : `${currency} `) : "";
  return `${negative ? "-" : ""}${symbol}${whole}.${cents}`;
}
