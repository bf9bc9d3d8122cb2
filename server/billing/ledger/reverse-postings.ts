import { and, eq, inArray, isNull } from "drizzle-orm";
import { postings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { type Entry, post } from "./post";
import { eventKey } from "./event-key";
import type { LedgerAccount } from "./ledger-accounts";

/**
 * Takes back every posting of a bill by its mirror image, linked to it, under the reversing bill. A posting is
 * reversed at most once, whoever tries.
 */
export async function reversePostings(
  ctx: Ctx,
  { billId, reversalId, effectiveOn }: { billId: string; reversalId: string; effectiveOn: PlainDate },
): Promise<void> {
  const originals = await ctx.tx
    .select()
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, ctx.tenant.id),
        eq(postings.billId, billId),
        inArray(postings.kind, ["bill", "reversal"]),
        // What an adjustment has posted against the bill is the adjustment's own: it becomes credit, or was taken back.
        isNull(postings.adjustmentId),
      ),
    )
    .orderBy(postings.eventKey);
  const entries = originals.map(
    (original, index): Entry => ({
      accountId: original.accountId,
      debit: original.credit as LedgerAccount,
      credit: original.debit as LedgerAccount,
      amountMinor: original.amountMinor,
      effectiveOn,
      dueOn: original.dueOn,
      kind: "reversal",
      billId: reversalId,
      reversesId: original.id,
      eventKey: eventKey(reversalId, index),
    }),
  );
  await post(ctx, entries);
}
