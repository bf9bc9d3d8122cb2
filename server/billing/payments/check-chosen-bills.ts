import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { listOpenBills, type OpenBill } from "../bills/list-open-bills";

/** No single payment is larger: a mistyped sum should stop here, not at the bank. In 分. */
const largestPaymentMinor = 1_000_000_00n;

/**
 * The chosen bills, still unpaid, in the order chosen; the account must be locked or the answer may age.
 * @throws `bill-already-paid` when one is paid, taken back or not this account's
 */
export async function checkChosenBills(
  ctx: Pick<Ctx, "tx" | "tenant">,
  accountId: string,
  billIds: string[],
): Promise<OpenBill[]> {
  const open = new Map((await listOpenBills(ctx, accountId)).map((bill) => [bill.id, bill]));
  return [...new Set(billIds)].map((id) => {
    const bill = open.get(id);
    if (!bill) throw conflict("bill-already-paid");
    return bill;
  });
}

/** @throws `payment-amount-invalid` unless it is above nought and at most `largestPaymentMinor` */
export function checkAmount(amountMinor: bigint): bigint {
  if (amountMinor <= 0n || amountMinor > largestPaymentMinor)
    throw invalid("payment-amount-invalid", {}, "amountMinor");
  return amountMinor;
}
