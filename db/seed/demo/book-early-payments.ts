import { adjustments, allocations, postings } from "@/db/schema";
import type { Offer } from "@/server/billing/discounts/find-offers";
import { eventKey } from "@/server/billing/ledger/event-key";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { insertRows } from "../insert-rows";
import type { Random } from "../random";
import { numberInOrder } from "./number-in-order";
import type { PlannedPayment } from "./plan-payments";

type Early = PlannedPayment & { offer: Offer; season: string };

/** The discounts of many early payments at once, row for row as `bookDiscounts` would have granted them with each. */
export async function bookEarlyPayments(ctx: Ctx, random: Random, early: Early[]): Promise<void> {
  const { tx, tenant } = ctx;
  const asked = ({ paidAt }: Early) => ({ prefix: "TZ", at: paidAt });
  const ordered = early.toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  const number = await numberInOrder(ctx, ordered.map(asked));
  const rows = ordered.map((one) => ({
    ...one,
    ...{ id: random.id(), adjustmentNo: number(asked(one)), day: dayOf(one.paidAt, tenant.timezone) },
  }));
  await insertRows(
    tx,
    adjustments,
    rows.map(({ id, adjustmentNo, accountId, billId, season, amountMinor, paidAt, day, offer }) => ({
      ...{ tenantId: tenant.id, id, createdAt: paidAt, adjustmentNo, accountId, billId, season },
      ...{
        kind: "early-payment" as const,
        status: "posted" as const,
        amountMinor: offer.amountMinor,
        effectiveOn: day,
      },
      reason: "提前缴费优惠",
      basis: basisOf(offer, day, amountMinor),
      ...{ proposedByName: "缴费入账", proposedAt: paidAt, decidedByName: "缴费入账", decidedAt: paidAt },
      ...{ postedAt: paidAt, idempotencyKey: random.id() },
    })),
  );
  const settled = rows.map(({ id, billId, accountId, paidAt, day, offer }) => ({
    ...{ tenantId: tenant.id, accountId, amountMinor: offer.amountMinor, billId, adjustmentId: id },
    ...{ effectiveOn: day, recordedAt: paidAt },
  }));
  await insertRows(
    tx,
    allocations,
    settled.map((row) => ({ ...row, id: random.id() })),
  );
  await insertRows(
    tx,
    postings,
    settled.map((row) => ({
      ...row,
      id: random.id(),
      ...{ debit: "early-payment-discounts", credit: "receivable", kind: "adjustment" as const },
      eventKey: eventKey(row.adjustmentId, 0),
    })),
  );
}

function basisOf({ window }: Offer, paidOn: string, neededMinor: bigint) {
  const share = window.kind === "percent" ? { percent: window.percent } : { perSquareMetre: window.price };
  return { ...share, windowFrom: window.from, windowTo: window.to, paidOn, neededMinor: neededMinor.toString() };
}
