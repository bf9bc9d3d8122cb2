import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { documents } from "@/db/schema";
import { lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { householdInput } from "../schemas";
import { billedDays } from "./billed-days";
import { changeHousehold } from "./change-household";
import { householdAt } from "./household-at";

/**
 * Lets the household at an account be as staff were told, from a day on that no bill stands on yet: what is billed is let off
 * by an adjustment, with papers and a second pair of eyes. Low income that is new is proven by papers.
 * @throws `account-closed`, `household-same`, `household-day-billed`, `household-needs-papers`
 */
export async function tellHousehold(ctx: Ctx, input: z.infer<typeof householdInput>): Promise<{ householdId: string }> {
  const { accountId, from, lowIncome, people, reason, documentIds } = input;
  const account = await lockAccount(ctx, accountId);
  if (account.status === "closed") throw conflict("account-closed", { accountNo: account.accountNo });
  const size = people === undefined ? null : String(people);
  const before = await householdAt(ctx, { accountId, on: from });
  if (lowIncome === (before?.lowIncome ?? false) && size === (before?.size ?? null))
    throw invalid("household-same", {}, "people");
  const { rows } = await ctx.tx.execute<{ day: string }>(billedDays(ctx.tenant, sql`${accountId}::uuid`));
  const billed = rows[0]?.day;
  if (billed && from <= billed) throw invalid("household-day-billed", { day: billed }, "from");
  // The new household lasts no longer than the one it comes in place of, so low income on its first day is on all.
  if (lowIncome && !before?.lowIncome && documentIds.length === 0)
    throw invalid("household-needs-papers", {}, "documentIds");
  const id = newId();
  await changeHousehold(ctx, { accountId, from, to: { id, lowIncome, size, reason, documentIds } });
  await claimDocuments(ctx, id, documentIds);
  const told = { from, lowIncome, size: size ?? "", papers: documentIds.length, reason };
  await audit(ctx, "accounts.tell-household", { type: "account", id: accountId }, told);
  return { householdId: id };
}

/** Papers that were freshly sent and are of nothing else yet stay with the household; others are not found. */
async function claimDocuments({ tx, tenant }: Ctx, householdId: string, documentIds: string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const claimed = await tx
    .update(documents)
    .set({ householdId })
    .where(
      and(
        eq(documents.tenantId, tenant.id),
        inArray(documents.id, documentIds),
        isNull(documents.accountId),
        isNull(documents.ticketId),
        isNull(documents.adjustmentId),
        isNull(documents.householdId),
      ),
    )
    .returning({ id: documents.id });
  if (claimed.length !== new Set(documentIds).size) throw notFound("document-gone");
}
