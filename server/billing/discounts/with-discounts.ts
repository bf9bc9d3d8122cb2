import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { findOffers } from "./find-offers";

type Open = { id: string; season: string; openMinor: bigint };
export type WithDiscount = {
  /** What settles the bill on that day, in 分. */
  payMinor: bigint;
  /** What it is let off for that, and the last day on which it is; null when paying today earns nothing. */
  discount: { amountMinor: bigint; until: PlainDate } | null;
};

/** Open bills with what it takes to settle each on a day, its early-payment discount taken off. */
export async function withDiscounts<T extends Open>(
  ctx: Pick<Ctx, "tx" | "tenant">,
  open: T[],
  day: PlainDate,
): Promise<(T & WithDiscount)[]> {
  const offers = await findOffers(
    ctx,
    open.map(({ id, season }) => ({ id, season, day })),
  );
  return open.map((bill) => {
    const offer = offers.get(bill.id);
    // A bill of which less is open than its discount is all but paid: the rest comes back as credit.
    if (!offer || offer.amountMinor >= bill.openMinor) return { ...bill, payMinor: bill.openMinor, discount: null };
    const { amountMinor, window } = offer;
    return { ...bill, payMinor: bill.openMinor - amountMinor, discount: { amountMinor, until: window.to } };
  });
}
