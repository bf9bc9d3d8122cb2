import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { Exact } from "./line";

/**
 * The late fee in 分 on an unpaid sum after so many days past the due day, rounded once, within the rule's cap.
 * Accrued by a dated job, never on read.
 */
export function computeLateFee(rule: LateFeeRule, unpaidMinor: bigint, daysLate: number): bigint {
  const days = Math.max(0, daysLate - rule.graceDays);
  const fee = new Exact(unpaidMinor.toString()).mul(rule.ratePerDay).mul(days);
  const capped =
    rule.capPercent === undefined
      ? fee
      : Exact.min(fee, new Exact(unpaidMinor.toString()).mul(rule.capPercent).div(100));
  return BigInt(capped.toFixed(0));
}
