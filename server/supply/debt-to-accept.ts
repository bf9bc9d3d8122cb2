import { amountOwed, listOpenBills } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { arrearsRuleOf } from "@/tenants/schemas/request-forms";

/**
 * What a new owner is asked to answer for, in 分: every unpaid bill where all money goes with the home (`withHome`), else
 * what is due today and the former owner might leave behind.
 */
export async function debtToAccept(
  ctx: Ctx,
  accountId: string,
  form: Record<string, unknown>,
): Promise<{ withHome: boolean; owedMinor: bigint }> {
  if (arrearsRuleOf(form) !== "new-owner-pays") return { withHome: false, owedMinor: await amountOwed(ctx, accountId) };
  const open = await listOpenBills(ctx, accountId);
  return { withHome: true, owedMinor: open.reduce((sum, bill) => sum + bill.openMinor, 0n) };
}
