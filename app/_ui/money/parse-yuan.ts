/**
 * What somebody typed as yuan → minor units (分): "1,234.5" → 123450n. Empty → null.
 * "invalid" when it is no amount, has more than two decimals, or its separators are not in threes
 * (so that a comma meant as a decimal point is never read as thousands). Full-width figures are understood.
 */
export function parseYuan(typed: string): bigint | null | "invalid" {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s元¥￥]/g, "")
    .replace(/[,、]/g, ",")
    .replace(/[。]/g, ".")
    .replace(/−/g, "-");
  if (text === "") return null;
  const match =
    /^(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{0,2}))?$/.exec(text) ?? /^(-?)()\.(\d{1,2})$/.exec(text);
  if (!match) return "invalid";
  const [, minus, whole = "", cents = ""] = match;
  const minor = BigInt(whole.replaceAll(",", "") || "0") * 100n + BigInt(cents.padEnd(2, "0"));
  return minus ? -minor : minor;
}
