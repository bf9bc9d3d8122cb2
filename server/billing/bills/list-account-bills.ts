import { and, desc, eq } from "drizzle-orm";
import { accounts, bills, payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { withDiscounts } from "../discounts/with-discounts";
import { unusedCredit } from "../ledger/amount-owed";
import { carriedSeason } from "../seasons/carried-season";
import { claimSeason } from "../seasons/claim-season";
import { listSeasons } from "../seasons/list-seasons";
import { seasonSlugOf } from "../seasons/season-slug-of";
import { inForce, paidOf } from "./list-open-bills";

const most = 60;

/** What a resident sees of an account's money: what is open and what settles it today, the bills and the payments, latest first. */
export async function listAccountBills(ctx: Ctx, accountId: string) {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const [account] = await ctx.tx
    .select({ id: accounts.id, accountNo: accounts.accountNo, address: accounts.address })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  const all = await listBillsInForceOf(ctx, accountId, today);
  const unpaid = all.filter((bill) => bill.openMinor > 0n).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const open = await withDiscounts(ctx, unpaid, today);
  const received = await listPaymentsOf(ctx, accountId);
  return {
    account,
    today,
    openMinor: open.reduce((sum, bill) => sum + bill.openMinor, 0n),
    overdueMinor: open.filter((bill) => bill.state === "overdue").reduce((sum, bill) => sum + bill.openMinor, 0n),
    creditMinor: await unusedCredit(ctx, accountId),
    nextDueOn: open[0]?.dueOn ?? null,
    open,
    bills: all,
    payments: received.filter((payment) => payment.receiptNo !== null),
    underWay: received.find((payment) => payment.status === "pending") ?? null,
  };
}

export type AccountBills = Awaited<ReturnType<typeof listAccountBills>>;

async function listBillsInForceOf(ctx: Ctx, accountId: string, today: PlainDate) {
  const rows = await ctx.tx
    .select({
      id: bills.id,
      billNo: bills.billNo,
      kind: bills.kind,
      season: bills.season,
      revision: bills.revision,
      periodFrom: bills.periodFrom,
      periodTo: bills.periodTo,
      issuedOn: bills.issuedOn,
      dueOn: bills.dueOn,
      amountMinor: bills.amountMinor,
      paid: paidOf(ctx),
    })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.accountId, accountId), inForce(ctx)))
    .orderBy(desc(bills.periodFrom), desc(bills.issuedOn))
    .limit(most);
  const seasons = [carriedSeason, claimSeason, ...(await listSeasons(ctx))];
  const names = new Map(seasons.map((season) => [season.slug, season.name]));
  return rows.map(({ paid, ...bill }) => {
    const openMinor = bill.amountMinor - BigInt(paid);
    return {
      ...bill,
      seasonName: names.get(seasonSlugOf(bill.season)) ?? { zh: bill.season, en: bill.season },
      openMinor,
      state: openMinor <= 0n ? ("paid" as const) : bill.dueOn < today ? ("overdue" as const) : ("open" as const),
    };
  });
}

function listPaymentsOf({ tx, tenant }: Ctx, accountId: string) {
  return tx
    .select({
      id: payments.id,
      receiptNo: payments.receiptNo,
      amountMinor: payments.amountMinor,
      refundedMinor: payments.refundedMinor,
      method: payments.method,
      channel: payments.channel,
      status: payments.status,
      paidAt: payments.paidAt,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.accountId, accountId)))
    .orderBy(desc(payments.createdAt))
    .limit(most);
}
