import { billLines, bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { entriesOfLines } from "../ledger/entries-of-lines";
import { eventKey } from "../ledger/event-key";
import { post } from "../ledger/post";
import type { Line } from "../rates/line";

export type Bill = typeof bills.$inferSelect;
type NewBill = Pick<
  typeof bills.$inferInsert,
  "accountId" | "agreementId" | "kind" | "season" | "revision" | "periodFrom" | "periodTo" | "dueOn" | "tariffVersionId"
>;

/** Stores a bill with its lines and its postings, under the next number of the year. */
export async function insertBill(ctx: Ctx, bill: NewBill, lines: Line[]): Promise<Bill> {
  const stored = await storeBill(ctx, bill, lines);
  await post(
    ctx,
    entriesOfLines(lines).map(({ ordinal, ...entry }) => ({
      ...entry,
      accountId: bill.accountId,
      effectiveOn: stored.issuedOn,
      dueOn: bill.dueOn,
      kind: "bill" as const,
      billId: stored.id,
      eventKey: eventKey(stored.id, ordinal),
    })),
  );
  return stored;
}

/** Stores a bill with its lines and posts nothing: for a debt whose posting is another event's. */
export async function storeBill(ctx: Ctx, bill: NewBill, lines: Line[]): Promise<Bill> {
  const issuedOn = dayOf(ctx.now, ctx.tenant.timezone);
  const id = newId();
  const [stored] = await ctx.tx
    .insert(bills)
    .values({
      ...bill,
      id,
      tenantId: ctx.tenant.id,
      billNo: await nextNumber(ctx, "ZD", issuedOn.slice(0, 4)),
      amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0n),
      issuedOn,
      createdAt: ctx.now,
    })
    .returning();
  if (lines.length > 0) {
    await ctx.tx.insert(billLines).values(
      lines.map((line, index) => ({
        ...line,
        id: newId(),
        tenantId: ctx.tenant.id,
        billId: id,
        accountId: bill.accountId,
        lineNo: index + 1,
        tariffVersionId: bill.tariffVersionId,
        createdAt: ctx.now,
      })),
    );
  }
  return stored as Bill;
}
