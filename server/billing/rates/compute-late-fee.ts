import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { Exact } from "./line";

/** The late fee in 分 on a sum that was unpaid for so many late days, rounded once, half up. Accrued by a dated job, never on read. */
export function computeLateFee(
  { ratePerDay }: Pick<LateFeeRule, "ratePerDay">,
  unpaidMinor: bigint,
  days: number,
): bigint {
  return BigInt(new Exact(unpaidMinor.toString()).mul(ratePerDay).mul(days).toFixed(0));
}

/** The most that the late fees of a sum may come to in 分, cut below the 分; null where the rule has no cap. */
export function lateFeeCap({ capPercent }: LateFeeRule, unpaidMinor: bigint): bigint | null {
  if (capPercent === undefined) return null;
  return BigInt(new Exact(unpaidMinor.toString()).mul(capPercent).div(100).floor().toFixed(0));
}
