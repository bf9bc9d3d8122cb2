import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { listOpenBills } from "../bills/list-open-bills";
import { accountBalance } from "./account-balance";

const most = (a: bigint, b: bigint) => (a > b ? a : b);

/**
 * What an account has to pay by today in 分: unpaid bills whose due day has come, less credit; never below nought.
 * @param apartFrom numbers of bills that do not count
 */
export async function amountOwed(ctx: Ctx, accountId: string, apartFrom: unknown[] = []): Promise<bigint> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const open = await listOpenBills(ctx, accountId);
  const due = open
    .filter((bill) => bill.dueOn <= today && !apartFrom.includes(bill.billNo))
    .reduce((sum, bill) => sum + bill.openMinor, 0n);
  if (due === 0n) return 0n;
  return most(due - (await unusedCredit(ctx, accountId, open)), 0n);
}

/** What an account has paid beyond its bills in 分. */
export async function unusedCredit(ctx: Ctx, accountId: string, open?: { openMinor: bigint }[]): Promise<bigint> {
  const bills = open ?? (await listOpenBills(ctx, accountId));
  const unpaid = bills.reduce((sum, bill) => sum + bill.openMinor, 0n);
  return most(unpaid - (await accountBalance(ctx, accountId)), 0n);
}
