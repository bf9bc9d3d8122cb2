import { and, asc, eq, sql } from "drizzle-orm";
import { adjustments, bills, serviceAgreements } from "@/db/schema";
import { allocateCredit, carriedSeason, copyOpenDispute, insertBill, nextRevision } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import type { Adjustment } from "./move-adjustment";

/**
 * Lets what a `carry-debt` settles here stand on the other account as a bill of its own with the same due day,
 * so that its age stays true; an open dispute comes along. A late fee stays one: it costs no more. @throws `carry-without-agreement`
 */
export async function carryDebt(ctx: Ctx, { id, billId, otherAccountId, amountMinor }: Adjustment): Promise<void> {
  const { tx, tenant } = ctx;
  const [bill] = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.id, billId as string)));
  if (!bill || !otherAccountId) throw notFound();
  const agreementId = await agreementOf(ctx, otherAccountId);
  const { periodFrom, periodTo, dueOn, tariffVersionId } = bill;
  const carried = await insertBill(
    ctx,
    {
      ...{ accountId: otherAccountId, agreementId, season: carriedSeason.slug },
      kind: bill.kind === "late-fee" ? "late-fee" : "carried",
      ...{ periodFrom, periodTo, dueOn, tariffVersionId },
      revision: await nextRevision(ctx, agreementId, carriedSeason.slug),
    },
    [carriedLine(amountMinor, bill.billNo)],
  );
  await tx
    .update(adjustments)
    .set({ carriedBillId: carried.id })
    .where(and(eq(adjustments.tenantId, tenant.id), eq(adjustments.id, id)));
  await copyOpenDispute(ctx, bill.id, carried);
  await allocateCredit(ctx, [otherAccountId]);
}

/** The agreement that the debt stands under: the oldest that runs. */
async function agreementOf({ tx, tenant }: Ctx, accountId: string): Promise<string> {
  const { id, status, startsOn } = serviceAgreements;
  const [agreement] = await tx
    .select({ id })
    .from(serviceAgreements)
    .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, accountId)))
    .orderBy(sql`${status} = 'stopped'`, asc(startsOn), asc(id))
    .limit(1);
  if (!agreement) throw conflict("carry-without-agreement");
  return agreement.id;
}

function carriedLine(amountMinor: bigint, fromBillNo: string) {
  return {
    ...{ code: "carried" as const, description: "他户转入欠费", quantity: "1", unit: "bill" as const },
    ...{ unitPrice: toDecimal(amountMinor), factor: "1", amountMinor, formula: toDecimal(amountMinor) },
    ...{ basis: { fromBillNo }, chargeableAreaId: null, usageId: null },
  };
}
