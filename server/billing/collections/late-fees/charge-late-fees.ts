import type { Scope } from "../../runs/bill-season";
import { chargeAccounts } from "./charge-accounts";
import { listLateAccounts, readLateFeeRules } from "./read-late-bills";
import { listOutdatedAccounts, takeBackFees } from "./take-back-fees";

export type Charged = { bills: number; totalMinor: bigint; takenBack: number };

const usualBatch = 200;

/**
 * Charges every stretch of late days of a subsidiary that is complete, each exactly once however often it is run: the
 * stretch and its bill stand in one transaction, under unique keys. What was charged and holds no longer goes back first.
 * Accounts are handled some at a time, so a night that was cut off goes on with those that are left.
 */
export async function chargeLateFees(scope: Scope, batchSize = usualBatch): Promise<Charged> {
  const sum: Charged = { bills: 0, totalMinor: 0n, takenBack: 0 };
  const outdated = await scope(listOutdatedAccounts);
  for (let at = 0; at < outdated.length; at += batchSize)
    sum.takenBack += await scope((ctx) => takeBackFees(ctx, outdated.slice(at, at + batchSize)));
  const rules = await scope(readLateFeeRules);
  const late = await scope((ctx) => listLateAccounts(ctx, rules));
  for (let at = 0; at < late.length; at += batchSize) {
    const charged = await scope((ctx) => chargeAccounts(ctx, late.slice(at, at + batchSize), rules, "month"));
    sum.bills += charged.bills;
    sum.totalMinor += charged.totalMinor;
  }
  return sum;
}
