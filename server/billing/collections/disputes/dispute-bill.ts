import { and, eq, isNull } from "drizzle-orm";
import { billDisputes, bills } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { inForce } from "../../bills/list-open-bills";
import { lockAccount } from "../../bills/lock-account";
import { callOffLimits } from "../dunning/call-off-limits";

/**
 * Notes that a customer doubts a bill: from today on its days cost no late fee and nobody is dunned for it.
 * @throws `bill-taken-back`, `bill-disputed-already`
 */
export async function disputeBill(ctx: Ctx, { billId, reason }: { billId: string; reason: string }): Promise<void> {
  const bill = await lockBill(ctx, billId);
  const [standing] = await ctx.tx
    .select({ id: bills.id })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, billId), inForce(ctx)));
  if (!standing) throw conflict("bill-taken-back");
  const made = await ctx.tx
    .insert(billDisputes)
    .values({
      ...{ id: newId(), tenantId: ctx.tenant.id, billId, accountId: bill.accountId, reason },
      ...{ openedOn: dayOf(ctx.now, ctx.tenant.timezone), openedBy: ctx.actor.name, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: billDisputes.id });
  if (made.length === 0) throw conflict("bill-disputed-already");
  await callOffLimits(ctx, [bill.accountId]);
  await audit(ctx, "collections.dispute-bill", { type: "bill", id: billId }, { billNo: bill.billNo, reason });
}

type Closing = { billId: string; outcome: "upheld" | "rejected"; note: string };

/** Ends the dispute: rejected, and the bill is late again from today on; upheld, and the bill is put right elsewhere. */
export async function closeBillDispute(ctx: Ctx, { billId, outcome, note }: Closing): Promise<void> {
  const bill = await lockBill(ctx, billId);
  const closed = await ctx.tx
    .update(billDisputes)
    .set({ outcome, closeNote: note, closedOn: dayOf(ctx.now, ctx.tenant.timezone), closedBy: ctx.actor.name })
    .where(
      and(eq(billDisputes.tenantId, ctx.tenant.id), eq(billDisputes.billId, billId), isNull(billDisputes.closedOn)),
    )
    .returning({ id: billDisputes.id });
  if (closed.length === 0) throw notFound();
  await audit(ctx, "collections.close-dispute", { type: "bill", id: billId }, { billNo: bill.billNo, outcome, note });
}

/** The bill under its account's lock: the nightly job and a clerk take turns. */
async function lockBill(ctx: Ctx, billId: string): Promise<typeof bills.$inferSelect> {
  const [bill] = await ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, billId)));
  if (!bill) throw notFound();
  await lockAccount(ctx, bill.accountId);
  return bill;
}
