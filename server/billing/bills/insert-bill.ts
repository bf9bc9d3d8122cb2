import { billLines, bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { nextNumbers } from "@/server/platform/numbers";
import { entriesOfLines } from "../ledger/entries-of-lines";
import { eventKey } from "../ledger/event-key";
import { post } from "../ledger/post";
import type { Line } from "../rates/line";

export type Bill = typeof bills.$inferSelect;
type NewBill = Pick<
  typeof bills.$inferInsert,
  "accountId" | "agreementId" | "kind" | "season" | "revision" | "periodFrom" | "periodTo" | "dueOn" | "tariffVersionId"
>;

/** What a bill is made of. */
export type BillDraft = { bill: NewBill; lines: Line[] };

/** Stores a bill with its lines and its postings, under the next number of the year. */
export async function insertBill(ctx: Ctx, bill: NewBill, lines: Line[]): Promise<Bill> {
  const [stored] = await insertBills(ctx, [{ bill, lines }]);
  return stored as Bill;
}

/** Stores many bills at once, numbered in the order given; returns them in that order. */
export async function insertBills(ctx: Ctx, drafts: BillDraft[]): Promise<Bill[]> {
  const stored = await storeBills(ctx, drafts);
  await post(
    ctx,
    stored.flatMap(({ id, accountId, issuedOn, dueOn }, at) =>
      entriesOfLines(drafts[at]!.lines).map(({ ordinal, ...entry }) => ({
        ...{ ...entry, accountId, effectiveOn: issuedOn, dueOn, kind: "bill" as const, billId: id },
        eventKey: eventKey(id, ordinal),
      })),
    ),
  );
  return stored;
}

/** Stores a bill with its lines and posts nothing: for a debt whose posting is another event's. */
export async function storeBill(ctx: Ctx, bill: NewBill, lines: Line[]): Promise<Bill> {
  const [stored] = await storeBills(ctx, [{ bill, lines }]);
  return stored as Bill;
}

async function storeBills(ctx: Ctx, drafts: BillDraft[]): Promise<Bill[]> {
  if (drafts.length === 0) return [];
  const tenantId = ctx.tenant.id;
  const issuedOn = dayOf(ctx.now, ctx.tenant.timezone);
  const numbers = await nextNumbers(ctx, "ZD", issuedOn.slice(0, 4), drafts.length);
  const made = drafts.map((draft, at) => ({ ...draft, id: newId(), billNo: numbers[at] as string }));
  const rows = await ctx.tx
    .insert(bills)
    .values(
      made.map(({ bill, lines, id, billNo }) => ({
        ...{ ...bill, id, tenantId, billNo, issuedOn, createdAt: ctx.now },
        amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0n),
      })),
    )
    .returning();
  const allLines = made.flatMap(({ bill: { accountId, tariffVersionId }, lines, id: billId }) =>
    lines.map((line, index) => ({
      ...{ ...line, id: newId(), tenantId, billId, accountId },
      tariffVersionId: line.tariffVersionId ?? tariffVersionId,
      ...{ lineNo: index + 1, createdAt: ctx.now },
    })),
  );
  if (allLines.length > 0) await ctx.tx.insert(billLines).values(allLines);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return made.map(({ id }) => byId.get(id) as Bill);
}
