import type { Ctx } from "@/server/platform/context";
import type { Channel } from "./channel";
import { reconcileBank } from "./reconcile-bank";
import { reconcileCounter } from "./reconcile-counter";
import { reconcileOnline } from "./reconcile-online";
import { reconcilePayouts } from "./reconcile-payouts";
import { reconcileSlips } from "./reconcile-slips";

export type Reconciled = Channel & {
  /** 分: what no cause accounts for; anything but nought is an error of the books or of this comparison. */
  unexplainedMinor: bigint;
};

/**
 * A day's money by the way it came: what clerks counted, what banks and the payment provider said, against the ledger.
 * Every difference has its cause; what none explains is told as such.
 */
export async function reconcileDay(ctx: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Reconciled[]> {
  const channels = [
    ...(await reconcileCounter(ctx, day)),
    await reconcileSlips(ctx, day),
    await reconcileBank(ctx, day),
    await reconcileOnline(ctx, day),
    await reconcilePayouts(ctx, day),
  ];
  return channels.map((channel) => ({
    ...channel,
    unexplainedMinor:
      channel.outsideMinor -
      channel.ledgerMinor -
      channel.differences.reduce((total, { amountMinor }) => total + amountMinor, 0n),
  }));
}
