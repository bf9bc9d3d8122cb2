import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { bills, creditUses, postings, serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { toDecimal } from "@/server/platform/money";
import { reverseBill } from "../bills/correct-bill";
import { type Bill, storeBill } from "../bills/insert-bill";
import { nextRevision } from "../bills/issue-bill";
import { inForce } from "../bills/list-open-bills";
import type { LedgerAccount } from "../ledger/ledger-accounts";
import { type Entry, post } from "../ledger/post";
import { type Line, lineNames } from "../rates/line";
import { claimSeason } from "../seasons/claim-season";
import { readTariffs } from "../seasons/read-tariffs";
import type { Payment } from "./move-payment";

/** Where given-back money goes: to the payer out of the ledger account that held it, or to another account of ours. */
export type Way = { credit: LedgerAccount; kind: "refund" | "transfer" };

/**
 * Claims from the account up to `missingMinor` that refunds and transfers had used of a payment which is with its payer
 * again: the use is released, the latest first, and a bill due today stands in its place. The bill has no posting of its
 * own; the caller books the money that went back under it. The account must be locked.
 */
export async function claimUsedCredit(ctx: Ctx, payment: Payment, missingMinor: bigint): Promise<Bill[]> {
  const { tx, tenant } = ctx;
  const claims: Bill[] = [];
  if (missingMinor <= 0n) return claims;
  const total = sql<string>`sum(${creditUses.amountMinor})`;
  const used = await tx
    .select({ adjustmentId: creditUses.adjustmentId, amount: total })
    .from(creditUses)
    .where(and(eq(creditUses.tenantId, tenant.id), eq(creditUses.paymentId, payment.id)))
    .groupBy(creditUses.adjustmentId)
    .having(gt(total, "0"))
    .orderBy(desc(sql`max(${creditUses.recordedAt})`), desc(creditUses.adjustmentId));
  let left = missingMinor;
  for (const { adjustmentId, amount } of used) {
    if (left <= 0n) break;
    const part = BigInt(amount) < left ? BigInt(amount) : left;
    left -= part;
    const claim = await issueClaim(ctx, payment, part);
    claims.push(claim);
    await tx.insert(creditUses).values({
      ...{ id: newId(), tenantId: tenant.id, adjustmentId, paymentId: payment.id, claimBillId: claim.id },
      ...{ accountId: payment.accountId, amountMinor: -part, effectiveOn: claim.issuedOn },
      recordedAt: await knownFrom(ctx),
    });
  }
  return claims;
}

async function issueClaim(ctx: Ctx, payment: Payment, amountMinor: bigint): Promise<Bill> {
  const { agreementId, tariffVersionId } = await getTerms(ctx, payment.accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const line: Line = {
    ...{ code: "claim", description: lineNames.claim, quantity: "1", unit: "bill", unitPrice: toDecimal(amountMinor) },
    ...{ factor: "1", amountMinor, formula: toDecimal(amountMinor), basis: {}, chargeableAreaId: null, usageId: null },
  };
  return storeBill(
    ctx,
    {
      ...{ accountId: payment.accountId, agreementId, tariffVersionId, kind: "claim", season: claimSeason.slug },
      ...{ periodFrom: today, periodTo: today, dueOn: today },
      revision: await nextRevision(ctx, agreementId, claimSeason.slug),
    },
    [line],
  );
}

/** The account's latest agreement, and the tariff that its last bill was made from. */
async function getTerms(ctx: Ctx, accountId: string): Promise<{ agreementId: string; tariffVersionId: string }> {
  const [agreement] = await ctx.tx
    .select({ id: serviceAgreements.id })
    .from(serviceAgreements)
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.accountId, accountId)))
    .orderBy(desc(serviceAgreements.startsOn), desc(serviceAgreements.id))
    .limit(1);
  const [bill] = await ctx.tx
    .select({ tariffVersionId: bills.tariffVersionId })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.accountId, accountId)))
    .orderBy(desc(bills.issuedOn), desc(bills.id))
    .limit(1);
  const tariffVersionId = bill?.tariffVersionId ?? (await readTariffs(ctx)).at(-1)?.id;
  if (!agreement || !tariffVersionId) throw notFound();
  return { agreementId: agreement.id, tariffVersionId };
}

/**
 * Takes claims back because the refund or transfer that had used the credit is itself taken back. What went back to the
 * payer stays booked, only no longer under the claim's due day.
 */
export async function takeBackClaims(ctx: Ctx, adjustmentId: string, reason: string): Promise<void> {
  const standing = await ctx.tx
    .select({ bill: bills, paymentId: creditUses.paymentId })
    .from(creditUses)
    .innerJoin(bills, and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, creditUses.claimBillId)))
    .where(
      and(
        eq(creditUses.tenantId, ctx.tenant.id),
        eq(creditUses.adjustmentId, adjustmentId),
        isNotNull(creditUses.claimBillId),
        inForce(ctx),
      ),
    );
  for (const { bill, paymentId } of standing) {
    await reverseBill(ctx, bill, reason);
    const { kind, credit } = await getClaimed(ctx, bill, paymentId as string);
    const common: Omit<Entry, "debit" | "credit" | "eventKey"> = {
      ...{ accountId: bill.accountId, amountMinor: bill.amountMinor, paymentId, kind },
      effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    };
    const out = { debit: credit, credit: "receivable", billId: bill.id, dueOn: bill.dueOn } as const;
    const back = { debit: "receivable", credit } as const;
    await post(ctx, [
      { ...common, ...out, eventKey: newId() },
      { ...common, ...back, eventKey: newId() },
    ]);
  }
}

/** The way by which the money under a claim went back. */
async function getClaimed({ tx, tenant }: Ctx, bill: Bill, paymentId: string): Promise<Way> {
  const [posted] = await tx
    .select({ kind: postings.kind, credit: postings.credit })
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, tenant.id),
        eq(postings.accountId, bill.accountId),
        eq(postings.billId, bill.id),
        eq(postings.paymentId, paymentId),
        eq(postings.debit, "receivable"),
      ),
    )
    .limit(1);
  if (!posted) throw notFound();
  return posted as Way;
}
