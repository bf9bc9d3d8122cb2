import { and, eq, sql } from "drizzle-orm";
import { counterShifts } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, forbidden } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { findOpenShift, type Shift } from "./find-open-shift";

export type ReceiptBook = { series: string; from: number; to: number };

/**
 * Opens the acting clerk's shift with what lies in the drawer and the book they write receipts in.
 * @throws `shift-already-open`, `receipt-book-in-use` when a leaf of the book was used or lies with another clerk
 */
export async function openShift(
  ctx: Ctx,
  { floatMinor, book, byItself = false }: { floatMinor: bigint; book?: ReceiptBook | undefined; byItself?: boolean },
): Promise<Shift> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  // The number's row lets openings take turns, so that what is looked up below cannot change meanwhile.
  const shiftNo = await nextNumber(ctx, "BC", dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4));
  if (await findOpenShift(ctx, ctx.actor.userId)) throw conflict("shift-already-open");
  if (book) await checkBook(ctx, book);
  const id = newId();
  const [shift] = await ctx.tx
    .insert(counterShifts)
    .values({
      id,
      tenantId: ctx.tenant.id,
      shiftNo,
      clerkId: ctx.actor.userId,
      clerkName: ctx.actor.name,
      status: "open",
      openedAt: ctx.now,
      byItself,
      floatMinor,
      ...(book ? { bookSeries: book.series, bookFrom: book.from, bookTo: book.to, bookNext: book.from } : {}),
    })
    .returning();
  await audit(
    ctx,
    "cashier.open-shift",
    { type: "counter-shift", id },
    { shiftNo, floatMinor: floatMinor.toString(), byItself, ...book },
  );
  return shift as Shift;
}

/** A leaf belongs to one shift: what was written on, and what an open shift still holds, cannot be taken again. */
async function checkBook(ctx: Ctx, { series, from, to }: ReceiptBook): Promise<void> {
  const [held] = await ctx.tx
    .select({ clerkName: counterShifts.clerkName, shiftNo: counterShifts.shiftNo })
    .from(counterShifts)
    .where(
      and(
        eq(counterShifts.tenantId, ctx.tenant.id),
        eq(counterShifts.bookSeries, series),
        // Of a shift that is over, the leaves it used; of an open one, all of them.
        sql`int8range(${counterShifts.bookFrom}, case when ${counterShifts.status} = 'open' then ${counterShifts.bookTo} + 1 else ${counterShifts.bookNext} end)
          && int8range(${from}::bigint, ${to}::bigint + 1)`,
      ),
    )
    .limit(1);
  if (held) throw conflict("receipt-book-in-use", { clerk: held.clerkName, shiftNo: held.shiftNo });
}
