import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { adjustments, allocations } from "@/db/schema";
import { auditAll } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { nextNumbers } from "@/server/platform/numbers";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import { eventKey } from "../ledger/event-key";
import { type Entry, post } from "../ledger/post";
import { isLetOff } from "./is-let-off";

export type Discount = {
  billId: string;
  accountId: string;
  season: string;
  amountMinor: bigint;
  window: Pick<DiscountWindow, "from" | "to"> & { percent?: string; price?: string };
  /** The day that earned it, and the day of its posting. */
  paidOn: PlainDate;
  effectiveOn: PlainDate;
  /** Money on the bill that it no longer needs and that is set free, and what must stay for the discount to stand. */
  overMinor: bigint;
  neededMinor: bigint;
};

/** So many at once that no statement has more parameters than PostgreSQL takes. */
const atOnce = 500;

/** Books discounts that are earned: an adjustment each, its posting, its part of the bill; the accounts must be locked. */
export async function bookDiscounts(ctx: Ctx, discounts: Discount[]): Promise<void> {
  for (let at = 0; at < discounts.length; at += atOnce) await bookSome(ctx, discounts.slice(at, at + atOnce));
}

async function bookSome(ctx: Ctx, discounts: Discount[]): Promise<void> {
  const rows = await toAdjustments(ctx, discounts);
  await ctx.tx.insert(adjustments).values(rows);
  await post(
    ctx,
    rows.map(
      ({ id, accountId, amountMinor, effectiveOn, billId }): Entry => ({
        ...{ accountId, amountMinor, effectiveOn, billId, adjustmentId: id, eventKey: eventKey(id, 0) },
        kind: "adjustment",
        debit: "early-payment-discounts",
        credit: "receivable",
      }),
    ),
  );
  await release(ctx, discounts);
  const recordedAt = await knownFrom(ctx);
  await ctx.tx.insert(allocations).values(
    rows.map(({ id, billId, accountId, amountMinor, effectiveOn }) => ({
      ...{ id: newId(), tenantId: ctx.tenant.id, adjustmentId: id, billId, accountId, amountMinor },
      ...{ effectiveOn: paidWholeOn(ctx, billId, effectiveOn), recordedAt },
    })),
  );
  await auditAll(
    ctx,
    "billing.grant-discount",
    rows.map(({ id, billId, amountMinor }) => ({
      subject: { type: "adjustment", id },
      data: { billId, amountMinor: amountMinor.toString() },
    })),
  );
}

/** The day of a discount, or the later one from which on the last of its money lies on the bill: they change places. */
const paidWholeOn = ({ tenant }: Ctx, billId: string, day: PlainDate): SQL => sql`greatest(${day}::date, (
  select max(a.effective_on) from allocations a where a.tenant_id = ${tenant.id} and a.bill_id = ${billId}))`;

async function toAdjustments(ctx: Ctx, discounts: Discount[]) {
  const year = dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4);
  const numbers = await nextNumbers(ctx, "TZ", year, discounts.length);
  return discounts.map(({ window, ...one }, index) => ({
    ...{ id: newId(), tenantId: ctx.tenant.id, adjustmentNo: numbers[index] as string },
    ...{ accountId: one.accountId, billId: one.billId, season: one.season, amountMinor: one.amountMinor },
    ...{ kind: "early-payment" as const, status: "posted" as const, effectiveOn: one.effectiveOn },
    reason: "提前缴费优惠",
    basis: {
      ...(window.percent === undefined ? {} : { percent: window.percent }),
      ...(window.price === undefined ? {} : { perSquareMetre: window.price }),
      ...{ windowFrom: window.from, windowTo: window.to, paidOn: one.paidOn, neededMinor: one.neededMinor.toString() },
    },
    ...{ proposedByName: ctx.actor.name, proposedAt: ctx.now, decidedByName: ctx.actor.name, decidedAt: ctx.now },
    ...{ postedAt: ctx.now, idempotencyKey: newId(), createdAt: ctx.now },
  }));
}

/** Money that a bill no longer needs goes back to its payment, the last that came first: it is credit again. */
async function release(ctx: Ctx, discounts: Discount[]): Promise<void> {
  const over = discounts.filter((one) => one.overMinor > 0n);
  if (over.length === 0) return;
  const { billId, paymentId, adjustmentId } = allocations;
  const sources = await ctx.tx
    .select({ billId, paymentId, adjustmentId, sum: sql<string>`sum(${allocations.amountMinor})` })
    .from(allocations)
    .leftJoin(adjustments, and(eq(adjustments.tenantId, ctx.tenant.id), eq(adjustments.id, adjustmentId)))
    .where(
      and(
        eq(allocations.tenantId, ctx.tenant.id),
        inArray(
          billId,
          over.map((one) => one.billId),
        ),
        sql`not ${isLetOff(sql`adjustments`)}`,
      ),
    )
    .groupBy(billId, paymentId, adjustmentId)
    .having(sql`sum(${allocations.amountMinor}) > 0`)
    .orderBy(desc(sql`max(${allocations.recordedAt})`), desc(paymentId), desc(adjustmentId));
  const recordedAt = await knownFrom(ctx);
  const rows = over.flatMap((one) => {
    const effectiveOn = paidWholeOn(ctx, one.billId, one.effectiveOn);
    let left = one.overMinor;
    return sources.flatMap((source) => {
      if (source.billId !== one.billId || left === 0n) return [];
      const part = BigInt(source.sum) < left ? BigInt(source.sum) : left;
      left -= part;
      const { paymentId: payment, adjustmentId: credit } = source;
      return [
        {
          ...{ id: newId(), tenantId: ctx.tenant.id, paymentId: payment, adjustmentId: credit, billId: one.billId },
          ...{ accountId: one.accountId, amountMinor: -part, effectiveOn, recordedAt },
        },
      ];
    });
  });
  if (rows.length > 0) await ctx.tx.insert(allocations).values(rows);
}
