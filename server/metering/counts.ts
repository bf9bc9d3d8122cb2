/** A meter's count in thousandths of its unit: exact, and added without a float. */
export function thousandths(value: string): bigint {
  const [, whole = "0", rest = ""] = /^(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
  return BigInt(whole) * 1000n + BigInt(rest.slice(0, 3).padEnd(3, "0"));
}

/** Thousandths as the decimal string that the database keeps. */
export function fromThousandths(count: bigint): string {
  const size = count < 0n ? -count : count;
  return `${count < 0n ? "-" : ""}${size / 1000n}.${(size % 1000n).toString().padStart(3, "0")}`;
}

/** Where a register of so many whole digits begins again at nought, in thousandths. */
export const capacityOf = (digits: number): bigint => 10n ** BigInt(digits) * 1000n;

/** What ran through between two values of one register; a smaller later value means that it began again. */
export function countedBetween(earlier: bigint, later: bigint, digits: number): bigint {
  return later >= earlier ? later - earlier : later - earlier + capacityOf(digits);
}

/** The same quantity of heat in another unit, half up to a thousandth: 1 GJ is 1000 / 3.6 kWh. */
export function convertCount(count: bigint, from: "m3" | "kwh" | "gj", to: "m3" | "kwh" | "gj"): bigint {
  if (from === to) return count;
  if (from === "gj" && to === "kwh") return (count * 10_000n + 18n) / 36n;
  if (from === "kwh" && to === "gj") return (count * 36n + 5_000n) / 10_000n;
  throw new Error(`${from} is not ${to}`);
}
