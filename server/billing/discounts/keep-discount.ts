import { and, asc, eq, ne, sql } from "drizzle-orm";
import { adjustments, allocations, billLines } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import type { Bill } from "../bills/insert-bill";
import { getSeason } from "../seasons/find-season-for";
import { bookDiscounts } from "./book-discounts";
import { computeDiscount, type DiscountLine } from "./compute-discount";
import { isLetOff } from "./is-let-off";
import type { Granted } from "./take-back-discount";

/**
 * A bill that was made anew keeps the discount of the one it replaces, as far as it still charges as much: who paid all
 * in time does not lose it because more was billed later, and the more earns none. Needs the same money, less what the
 * bill shrank by. What is due apart because the bill grew does not lessen it.
 */
export async function keepDiscount(ctx: Ctx, former: Granted, bill: Bill): Promise<void> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const season = await getSeason(ctx, bill.season);
  const window = windowOf(former);
  const anew = window ? computeDiscount(window, await linesOf(ctx, bill.id), season.tariff.tariff.rounding) : 0n;
  const amountMinor = anew < former.amountMinor ? anew : former.amountMinor;
  const most = bill.amountMinor - amountMinor;
  const before = BigInt(former.basis.neededMinor ?? 0);
  const neededMinor = before < most ? before : most;
  const { paid, money } = await settledOf(ctx, bill.id);
  if (!window || amountMinor <= 0n || money < neededMinor) return;
  if (await isGranted(ctx, bill.id)) return;
  const over = paid + amountMinor - bill.amountMinor;
  await bookDiscounts(ctx, [
    {
      ...{ billId: bill.id, accountId: bill.accountId, season: bill.season, amountMinor, window, neededMinor },
      ...{ paidOn: former.basis.paidOn ?? today, effectiveOn: today, overMinor: over > 0n ? over : 0n },
    },
  ]);
}

function windowOf({ basis }: Granted): DiscountWindow | null {
  const days = { from: basis.windowFrom ?? "", to: basis.windowTo ?? "" };
  if (basis.percent !== undefined) return { kind: "percent", percent: basis.percent, ...days };
  return basis.perSquareMetre === undefined ? null : { kind: "per-area", price: basis.perSquareMetre, ...days };
}

function linesOf({ tx, tenant }: Ctx, billId: string): Promise<DiscountLine[]> {
  const { code, quantity, factor, amountMinor, basis } = billLines;
  return tx
    .select({ code, quantity, factor, amountMinor, basis })
    .from(billLines)
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, billId), ne(billLines.code, "growth")))
    .orderBy(asc(billLines.lineNo));
}

/** What has settled a bill so far in 分, and how much of that is money. */
async function settledOf({ tx, tenant }: Ctx, billId: string): Promise<{ paid: bigint; money: bigint }> {
  const [row] = await tx
    .select({
      paid: sql<string>`coalesce(sum(${allocations.amountMinor}), 0)`,
      money: sql<string>`coalesce(sum(${allocations.amountMinor}) filter (where not ${isLetOff(sql`adjustments`)}), 0)`,
    })
    .from(allocations)
    .leftJoin(adjustments, and(eq(adjustments.tenantId, tenant.id), eq(adjustments.id, allocations.adjustmentId)))
    .where(and(eq(allocations.tenantId, tenant.id), eq(allocations.billId, billId)));
  return { paid: BigInt(row?.paid ?? 0), money: BigInt(row?.money ?? 0) };
}

async function isGranted({ tx, tenant }: Ctx, billId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: adjustments.id })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.billId, billId),
        eq(adjustments.kind, "early-payment"),
        eq(adjustments.status, "posted"),
      ),
    );
  return row !== undefined;
}
