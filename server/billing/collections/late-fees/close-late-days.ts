import type { Ctx } from "@/server/platform/context";
import { chargeAccounts } from "./charge-accounts";
import { readLateFeeRules } from "./read-late-bills";
import { takeBackFees } from "./take-back-fees";

/**
 * Charges an account its late days up to yesterday, without waiting for the month: before its debts are carried to another
 * account, where their late days go on from today. So each day is paid for once, and nothing is left to charge behind them.
 */
export async function closeLateDays(ctx: Ctx, accountId: string): Promise<void> {
  await takeBackFees(ctx, [accountId]);
  await chargeAccounts(ctx, [accountId], await readLateFeeRules(ctx), "yesterday");
}
