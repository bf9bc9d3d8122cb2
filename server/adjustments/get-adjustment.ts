import { and, asc, eq, inArray, or } from "drizzle-orm";
import { accounts, bills, documents, hqApprovalAnswers, payments, postings } from "@/db/schema";
import { accountBalance, listOpenBills, unusedCredit } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { limitOf, mayReverse, readApprovalLimits } from "./approval-limits";
import { getAdjustmentRow } from "./find-adjustment";
import { isPayable } from "./is-payable";
import { adjustmentKinds } from "./kinds";
import type { Adjustment } from "./move-adjustment";

/** One adjustment with everything its approver judges by: papers, the arithmetic before and after, and what it posted. */
export async function getAdjustment(ctx: Ctx, adjustmentId: string) {
  const row = await getAdjustmentRow(ctx, adjustmentId);
  const { tx, tenant } = ctx;
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, row.accountId)));
  if (!account) throw notFound();
  const now = await accountBalance(ctx, row.accountId);
  const { side } = adjustmentKinds[row.kind];
  const change = side === "credit" ? -row.amountMinor : row.amountMinor;
  return {
    ...row,
    side,
    accountNo: account.accountNo,
    address: account.address,
    bill: await findBill(ctx, row),
    paymentReceiptNo: await findReceiptNo(ctx, row),
    papers: await listPapers(ctx, row),
    changeMinor: change,
    // What is posted without an approver has no balance that somebody saw: today's would be a wrong one.
    balance:
      row.postedAt && row.beforeMinor === null
        ? null
        : { beforeMinor: row.beforeMinor ?? now, afterMinor: row.afterMinor ?? now + change },
    creditMinor: await unusedCredit(ctx, row.accountId),
    postings: await listPostings(ctx, row),
    may: await mayDecide(ctx, row),
    answered: await isAnswered(ctx, row),
  };
}

export type AdjustmentDetail = Awaited<ReturnType<typeof getAdjustment>>;

async function findBill(ctx: Ctx, { billId, accountId }: Adjustment) {
  if (!billId) return null;
  const [bill] = await ctx.tx
    .select({ id: bills.id, billNo: bills.billNo, season: bills.season, amountMinor: bills.amountMinor })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, billId)));
  if (!bill) return null;
  const open = (await listOpenBills(ctx, accountId)).find((one) => one.id === billId);
  return { ...bill, openMinor: open?.openMinor ?? 0n };
}

async function findReceiptNo({ tx, tenant }: Ctx, { paymentId }: Adjustment): Promise<string | null> {
  if (!paymentId) return null;
  const [payment] = await tx
    .select({ receiptNo: payments.receiptNo })
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, paymentId)));
  return payment?.receiptNo ?? null;
}

async function listPapers({ tx, tenant }: Ctx, { documentIds }: Adjustment) {
  if (documentIds.length === 0) return [];
  return tx
    .select({
      id: documents.id,
      kind: documents.kind,
      fileName: documents.fileName,
      contentType: documents.contentType,
      sizeBytes: documents.sizeBytes,
      uploadedBy: documents.uploadedBy,
      createdAt: documents.createdAt,
    })
    .from(documents)
    .where(and(eq(documents.tenantId, tenant.id), inArray(documents.id, documentIds)))
    .orderBy(asc(documents.createdAt));
}

/** A reversed payment's own postings are its story: when it came, and how it went. */
function listPostings({ tx, tenant }: Ctx, { id: adjustmentId, accountId, paymentId }: Adjustment) {
  const { id, debit, credit, amountMinor, effectiveOn, recordedAt, kind } = postings;
  return tx
    .select({ id, debit, credit, amountMinor, effectiveOn, recordedAt, kind })
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, tenant.id),
        eq(postings.accountId, accountId),
        or(eq(postings.adjustmentId, adjustmentId), paymentId ? eq(postings.paymentId, paymentId) : undefined),
      ),
    )
    .orderBy(asc(recordedAt), asc(id));
}

async function isAnswered({ tx, tenant }: Ctx, { id }: Adjustment): Promise<boolean> {
  const rows = await tx
    .select({ id: hqApprovalAnswers.id })
    .from(hqApprovalAnswers)
    .where(and(eq(hqApprovalAnswers.tenantId, tenant.id), eq(hqApprovalAnswers.approvalId, id)));
  return rows.length > 0;
}

/** What the reader may do with it now; the verbs ask again. */
async function mayDecide(ctx: Ctx, row: Adjustment) {
  const { actor } = ctx;
  const mine = "userId" in actor && row.proposedById === actor.userId;
  const limits = await readApprovalLimits(ctx);
  const roles = actor.kind === "staff" ? actor.roles : [];
  const limit = limitOf(limits, roles);
  const open = row.status === "proposed";
  return {
    mine,
    limitMinor: limit,
    approve: open && !mine && row.amountMinor <= limit,
    reject: open && !mine,
    withdraw: mine && (open || row.status === "awaiting-hq"),
    payOut: row.status === "posted" && isPayable(row) && !row.paidOutOn,
    reverse:
      row.status === "posted" &&
      row.kind !== "early-payment" &&
      row.kind !== "payment-reversal" &&
      !row.paidOutOn &&
      mayReverse(limits, roles, row.amountMinor),
  };
}
