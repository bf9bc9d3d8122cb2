import { and, eq, inArray, isNull } from "drizzle-orm";
import { accounts, adjustments, type AdjustmentBasis, documents, hqApprovals } from "@/db/schema";
import { accountBalance } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { ownLimit, readApprovalLimits } from "./approval-limits";
import { checkSum } from "./check-sum";
import { adjustmentKinds } from "./kinds";
import type { Adjustment } from "./move-adjustment";

export type Proposal = {
  accountId: string;
  kind: Adjustment["kind"];
  amountMinor: bigint;
  billId: string | null;
  paymentId?: string;
  otherAccountId?: string;
  season?: string;
  effectiveOn: PlainDate;
  reason: string;
  documentIds: string[];
  idempotencyKey: string;
  basis: AdjustmentBasis;
};

/**
 * Stores a proposal under its number; above the subsidiary's own limit it is laid before headquarters at once. The same
 * key again returns what it made before. The account must be locked.
 */
export async function insertProposal(ctx: Ctx, proposal: Proposal): Promise<Adjustment> {
  const { tx, tenant } = ctx;
  const [before] = await tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.tenantId, tenant.id), eq(adjustments.idempotencyKey, proposal.idempotencyKey)));
  if (before) {
    const same = before.accountId === proposal.accountId && before.amountMinor === proposal.amountMinor;
    if (!same) throw conflict("adjustment-key-reused");
    return before;
  }
  await checkSum(ctx, proposal);
  await checkDocuments(ctx, proposal);
  const above = proposal.amountMinor > ownLimit(await readApprovalLimits(ctx));
  const [row] = await tx
    .insert(adjustments)
    .values({
      ...proposal,
      id: newId(),
      tenantId: tenant.id,
      adjustmentNo: await nextNumber(ctx, "TZ", dayOf(ctx.now, tenant.timezone).slice(0, 4)),
      status: above ? "awaiting-hq" : "proposed",
      proposedById: "userId" in ctx.actor ? ctx.actor.userId : null,
      proposedByName: ctx.actor.name,
      proposedAt: ctx.now,
      createdAt: ctx.now,
    })
    .returning();
  const stored = row as Adjustment;
  await claimDocuments(ctx, stored);
  if (above) await askHeadquarters(ctx, stored);
  await audit(
    ctx,
    "adjustments.propose",
    { type: "adjustment", id: stored.id },
    { no: stored.adjustmentNo, kind: stored.kind, amountMinor: stored.amountMinor.toString(), status: stored.status },
  );
  return stored;
}

/** Papers are of this account's requests, or freshly sent and of nothing else yet; others are not found. */
async function checkDocuments({ tx, tenant }: Ctx, { documentIds, accountId }: Proposal): Promise<void> {
  if (documentIds.length === 0) return;
  const rows = await tx.select().from(documents).where(among(tenant.id, documentIds)).for("update");
  const fresh = (row: (typeof rows)[number]) =>
    !row.accountId && !row.ticketId && !row.adjustmentId && !row.householdId;
  if (rows.length !== new Set(documentIds).size || rows.some((row) => row.accountId !== accountId && !fresh(row)))
    throw notFound("document-gone");
}

/** Fresh papers stay with the adjustment from now on. */
async function claimDocuments({ tx, tenant }: Ctx, { id, documentIds }: Adjustment): Promise<void> {
  if (documentIds.length === 0) return;
  await tx
    .update(documents)
    .set({ adjustmentId: id })
    .where(and(among(tenant.id, documentIds), isNull(documents.accountId), isNull(documents.ticketId)));
}

const among = (tenantId: string, ids: string[]) => and(eq(documents.tenantId, tenantId), inArray(documents.id, ids));

async function askHeadquarters(ctx: Ctx, adjustment: Adjustment): Promise<void> {
  const { tx, tenant } = ctx;
  const [account] = await tx
    .select({ accountNo: accounts.accountNo })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, adjustment.accountId)));
  const beforeMinor = await accountBalance(ctx, adjustment.accountId);
  const credit = adjustmentKinds[adjustment.kind].side === "credit";
  const { id, adjustmentNo, kind, amountMinor, effectiveOn, reason, proposedByName } = adjustment;
  await tx.insert(hqApprovals).values({
    id,
    tenantId: tenant.id,
    groupId: tenant.groupId,
    adjustmentNo,
    accountNo: account?.accountNo ?? "",
    kind,
    amountMinor,
    beforeMinor,
    afterMinor: credit ? beforeMinor - amountMinor : beforeMinor + amountMinor,
    effectiveOn,
    reason,
    documents: adjustment.documentIds.length,
    proposedByName,
    askedAt: ctx.now,
  });
}
