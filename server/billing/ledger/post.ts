import { postings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import type { LedgerAccount } from "./ledger-accounts";

export type Entry = {
  accountId: string;
  debit: LedgerAccount;
  credit: LedgerAccount;
  /** 分, above nought. */
  amountMinor: bigint;
  effectiveOn: PlainDate;
  dueOn?: PlainDate | null;
  kind: (typeof postings.$inferInsert)["kind"];
  billId?: string | null;
  paymentId?: string | null;
  adjustmentId?: string | null;
  reversesId?: string | null;
  /** One posting per business event: a second one of the same key changes nothing. */
  eventKey: string;
};

/**
 * Writes entries into the ledger, known from now on (or from just after the books' seal): the only way a posting comes to be (the season run
 * writes the same rows in bulk). Returns how many were new; repeats of an event key are passed over.
 */
export async function post(ctx: Ctx, entries: Entry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const recordedAt = await knownFrom(ctx);
  const written = await ctx.tx
    .insert(postings)
    .values(entries.map((entry) => ({ ...entry, id: newId(), tenantId: ctx.tenant.id, recordedAt })))
    .onConflictDoNothing({ target: [postings.tenantId, postings.eventKey] })
    .returning({ id: postings.id });
  return written.length;
}
