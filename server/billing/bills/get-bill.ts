import { and, asc, eq, sql } from "drizzle-orm";
import { accounts, adjustments, allocations, billLines, bills, configDocuments, payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { withDiscounts } from "../discounts/with-discounts";
import { readLetterhead } from "../papers/read-letterhead";
import { carriedSeason } from "../seasons/carried-season";
import { claimSeason } from "../seasons/claim-season";
import { seasonsOf } from "../seasons/list-seasons";
import { readTariffs } from "../seasons/read-tariffs";
import { seasonSlugOf } from "../seasons/season-slug-of";

/** One bill with everything that explains it: lines, the tariff version it stood on, payments, and its other revisions. */
export async function getBill(ctx: Ctx, billId: string) {
  const tenantId = ctx.tenant.id;
  const [row] = await ctx.tx
    .select({
      bill: bills,
      account: accounts,
      tariffVersion: configDocuments.version,
      tariffFrom: configDocuments.effectiveFrom,
    })
    .from(bills)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, bills.accountId)))
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, tenantId), eq(configDocuments.id, bills.tariffVersionId)),
    )
    .where(and(eq(bills.tenantId, tenantId), eq(bills.id, billId)));
  if (!row) throw notFound();
  const { bill } = row;
  const lines = await listLinesOf(ctx, bill);
  const paid = await listPaymentsOf(ctx, billId);
  const family = await listRevisionsOf(ctx, bill);
  const adjusted = await listAdjustmentsOf(ctx, billId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const paidMinor = [...paid, ...adjusted].reduce((sum, one) => sum + one.amountMinor, 0n);
  const reversedBy = family.find((one) => one.reversesId === bill.id) ?? null;
  const openMinor = bill.amountMinor - paidMinor;
  const payable = openMinor > 0n && !reversedBy && !bill.reversesId;
  const [offered] = await withDiscounts(ctx, payable ? [{ id: bill.id, season: bill.season, openMinor }] : [], today);
  return {
    ...bill,
    ...(await readLetterhead(ctx, row.account, bill.createdAt)),
    accountNo: row.account.accountNo,
    tariff: { version: row.tariffVersion, effectiveFrom: row.tariffFrom },
    ...(await namesOf(ctx, bill)),
    lines,
    payments: paid,
    adjustments: adjusted,
    paidMinor,
    openMinor,
    /** What paying the whole bill today saves; null when nothing does. */
    discount: offered?.discount ?? null,
    reversedBy,
    family: family.filter((one) => one.id !== bill.id),
  };
}

export type BillDetail = Awaited<ReturnType<typeof getBill>>;

/** The lines in order, each with the version of its price where that is a later one than the bill's. */
async function listLinesOf({ tx, tenant }: Ctx, bill: { id: string; tariffVersionId: string }) {
  const rows = await tx
    .select({ line: billLines, version: configDocuments.version, effectiveFrom: configDocuments.effectiveFrom })
    .from(billLines)
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, tenant.id), eq(configDocuments.id, billLines.tariffVersionId)),
    )
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, bill.id)))
    .orderBy(asc(billLines.lineNo));
  return rows.map(({ line, version, effectiveFrom }) => ({
    ...line,
    laterTariff: line.tariffVersionId === bill.tariffVersionId ? null : { version, effectiveFrom: effectiveFrom ?? "" },
  }));
}

/** Names as the bill's own version has them: a later one may call a season or a class otherwise. */
async function namesOf(ctx: Ctx, bill: Pick<typeof bills.$inferSelect, "season" | "tariffVersionId">) {
  const own = (await readTariffs(ctx)).filter(({ id }) => id === bill.tariffVersionId);
  const season = seasonsOf(own).find((one) => one.slug === seasonSlugOf(bill.season));
  const carried = [carriedSeason, claimSeason].find(({ slug }) => slug === bill.season)?.name;
  return {
    seasonName: season?.name ?? carried ?? { zh: bill.season, en: bill.season },
    priceClasses: Object.fromEntries((season?.tariff.tariff.priceClasses ?? []).map((one) => [one.slug, one.name])),
  };
}

/** What each payment has put to the bill, earliest first; one that was taken back entirely is not among them. */
async function listPaymentsOf({ tx, tenant }: Ctx, billId: string) {
  const settled = await tx
    .select({
      paymentId: payments.id,
      receiptNo: payments.receiptNo,
      method: payments.method,
      paidAt: payments.paidAt,
      amount: sql<string>`sum(${allocations.amountMinor})`,
    })
    .from(allocations)
    .innerJoin(payments, and(eq(payments.tenantId, tenant.id), eq(payments.id, allocations.paymentId)))
    .where(and(eq(allocations.tenantId, tenant.id), eq(allocations.billId, billId)))
    .groupBy(payments.id, payments.receiptNo, payments.method, payments.paidAt)
    .orderBy(asc(payments.paidAt));
  return settled
    .map(({ amount, ...one }) => ({ ...one, amountMinor: BigInt(amount) }))
    .filter((one) => one.amountMinor !== 0n);
}

/** What adjustments have let the bill off, earliest first. */
async function listAdjustmentsOf({ tx, tenant }: Ctx, billId: string) {
  const settled = await tx
    .select({
      id: adjustments.id,
      adjustmentNo: adjustments.adjustmentNo,
      kind: adjustments.kind,
      carriedBillId: adjustments.carriedBillId,
      effectiveOn: adjustments.effectiveOn,
      amount: sql<string>`sum(${allocations.amountMinor})`,
    })
    .from(allocations)
    .innerJoin(adjustments, and(eq(adjustments.tenantId, tenant.id), eq(adjustments.id, allocations.adjustmentId)))
    .where(and(eq(allocations.tenantId, tenant.id), eq(allocations.billId, billId)))
    .groupBy(
      adjustments.id,
      adjustments.adjustmentNo,
      adjustments.kind,
      adjustments.carriedBillId,
      adjustments.effectiveOn,
    )
    .orderBy(asc(adjustments.effectiveOn));
  return settled
    .map(({ amount, ...one }) => ({ ...one, amountMinor: BigInt(amount) }))
    .filter((one) => one.amountMinor !== 0n);
}

/** The bill and all others of its agreement and season: what it corrected and what corrected it. */
function listRevisionsOf({ tx, tenant }: Ctx, { agreementId, season }: { agreementId: string; season: string }) {
  return tx
    .select({
      id: bills.id,
      billNo: bills.billNo,
      revision: bills.revision,
      amountMinor: bills.amountMinor,
      issuedOn: bills.issuedOn,
      reversesId: bills.reversesId,
    })
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.agreementId, agreementId), eq(bills.season, season)))
    .orderBy(asc(bills.revision));
}
