import { and, eq, gte, inArray, lte, ne, sql } from "drizzle-orm";
import { adjustments, billLines, bills, payments } from "@/db/schema";
import { type Bill, inForce, listOpenBills, unusedCredit } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import { getReversiblePayment, standsOf } from "./get-reversible-payment";
import type { Adjustment } from "./move-adjustment";

type Sum = Pick<Adjustment, "accountId" | "kind" | "amountMinor"> & {
  id?: string;
  billId?: string | null;
  paymentId?: string | null;
};

/**
 * Whether the account and the bill bear the sum as they stand now; asked when it is proposed and again when it is posted.
 * @throws `refund-above-paid`, `refund-above-credit`, `adjustment-above-open`, `adjustment-above-bill`, `bill-not-in-force`, `bill-waived`
 */
export async function checkSum(ctx: Ctx, sum: Sum): Promise<void> {
  switch (sum.kind) {
    case "refund":
    case "carry-over":
      await checkCredit(ctx, sum);
      return;
    case "write-down":
    case "write-off":
    case "carry-debt":
      await checkOpen(ctx, sum);
      return;
    case "payment-reversal":
      await checkPayment(ctx, sum);
      return;
    // A corrected usage is compared with the very bills that it makes.
    case "usage-less":
    case "usage-more":
    case "transfer-credit":
      return;
    default:
      await checkBill(ctx, sum);
  }
}

async function checkCredit(ctx: Ctx, { accountId, amountMinor }: Sum): Promise<void> {
  const credit = await unusedCredit(ctx, accountId);
  if (amountMinor <= credit) return;
  const paid = await paidOf(ctx, accountId);
  const code = amountMinor > paid ? "refund-above-paid" : "refund-above-credit";
  throw invalid(code, { paid: toDecimal(paid), credit: toDecimal(credit) }, "amountMinor");
}

/** A part of the payment may have gone back since it was asked for. */
async function checkPayment(ctx: Ctx, { paymentId, amountMinor }: Sum): Promise<void> {
  if (standsOf(await getReversiblePayment(ctx, paymentId as string)) !== amountMinor)
    throw conflict("payment-reversed-already");
}

/** What the account has ever paid, and was given by other accounts, less what went back. */
async function paidOf({ tx, tenant }: Ctx, accountId: string): Promise<bigint> {
  const [paid] = await tx
    .select({ sum: sql<string>`coalesce(sum(${payments.amountMinor} - ${payments.refundedMinor}), 0)` })
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.accountId, accountId), eq(payments.status, "succeeded")));
  const [moved] = await tx
    .select({
      sum: sql<string>`coalesce(sum(case when ${adjustments.kind} = 'transfer-credit' then ${adjustments.amountMinor} else -${adjustments.amountMinor} end), 0)`,
    })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.accountId, accountId),
        eq(adjustments.status, "posted"),
        inArray(adjustments.kind, ["transfer-credit", "refund", "carry-over"]),
      ),
    );
  const total = BigInt(paid?.sum ?? 0) + BigInt(moved?.sum ?? 0);
  return total > 0n ? total : 0n;
}

async function checkOpen(ctx: Ctx, { accountId, billId, amountMinor }: Sum): Promise<void> {
  const open = (await listOpenBills(ctx, accountId)).filter((bill) => !billId || bill.id === billId);
  const openMinor = open.reduce((total, bill) => total + bill.openMinor, 0n);
  if (amountMinor > openMinor) throw invalid("adjustment-above-open", { open: toDecimal(openMinor) }, "amountMinor");
}

async function checkBill(ctx: Ctx, { id, accountId, billId, amountMinor, kind }: Sum): Promise<void> {
  if (!billId) throw invalid("required", {}, "billId");
  const { tx, tenant } = ctx;
  const [bill] = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.id, billId), eq(bills.accountId, accountId), inForce(ctx)));
  if (!bill) {
    const [known] = await tx
      .select({ billNo: bills.billNo })
      .from(bills)
      .where(and(eq(bills.tenantId, tenant.id), eq(bills.id, billId), eq(bills.accountId, accountId)));
    if (!known) throw notFound();
    throw conflict("bill-not-in-force", { bill: known.billNo });
  }
  if (kind === "waiver" && (await isWaived(ctx, bill, id)))
    throw invalid("bill-waived", { bill: bill.billNo }, "billId");
  const [given] = await tx
    .select({ sum: sql<string>`coalesce(sum(${adjustments.amountMinor}), 0)` })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.billId, billId),
        eq(adjustments.status, "posted"),
        id ? ne(adjustments.id, id) : undefined,
      ),
    );
  const left = bill.amountMinor - BigInt(given?.sum ?? 0);
  if (amountMinor > left)
    throw invalid(
      "adjustment-above-bill",
      { bill: toDecimal(bill.amountMinor), left: toDecimal(left > 0n ? left : 0n) },
      "amountMinor",
    );
}

/** Whether days of the bill are waived already: by its own line for low income, or by hand, on it or on what it replaced. */
async function isWaived({ tx, tenant }: Ctx, bill: Bill, id?: string): Promise<boolean> {
  const [line] = await tx
    .select({ id: billLines.id })
    .from(billLines)
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, bill.id), eq(billLines.code, "waiver")))
    .limit(1);
  if (line) return true;
  const [given] = await tx
    .select({ id: adjustments.id })
    .from(adjustments)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, adjustments.billId)))
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.accountId, bill.accountId),
        eq(adjustments.kind, "waiver"),
        eq(adjustments.status, "posted"),
        id ? ne(adjustments.id, id) : undefined,
        eq(bills.agreementId, bill.agreementId),
        eq(bills.season, bill.season),
        lte(bills.periodFrom, bill.periodTo),
        gte(bills.periodTo, bill.periodFrom),
      ),
    )
    .limit(1);
  return given !== undefined;
}
