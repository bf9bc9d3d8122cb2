import { and, desc, eq, isNull } from "drizzle-orm";
import { accounts, bills, usages } from "@/db/schema";
import { householdAt } from "@/server/accounts";
import { accountBalance, findPayer, inForce, listOpenBills, unusedCredit } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { env } from "@/server/platform/env";
import { notFound } from "@/server/platform/errors";
import { areaOfBill } from "./area-of-bill";
import { ownLimit, readApprovalLimits } from "./approval-limits";
import { readRefundRules } from "./service-refund";

const most = 12;

/** Everything the form for a proposal needs: the account's money, its bills in force with their area, and the rules. */
export async function prepareProposal(ctx: Ctx, accountId: string) {
  const { tx, tenant } = ctx;
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  const open = new Map((await listOpenBills(ctx, accountId)).map((bill) => [bill.id, bill.openMinor]));
  const rows = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.accountId, accountId), inForce(ctx)))
    .orderBy(desc(bills.issuedOn), desc(bills.id))
    .limit(most);
  const listed = [];
  for (const { id, billNo, season, kind, amountMinor, periodFrom, periodTo } of rows) {
    const squareMetres = await areaOfBill(ctx, accountId, id);
    listed.push({
      id,
      billNo,
      season,
      kind,
      amountMinor,
      periodFrom,
      periodTo,
      squareMetres,
      openMinor: open.get(id) ?? 0n,
    });
  }
  const today = dayOf(ctx.now, tenant.timezone);
  const household = await householdAt(ctx, { accountId, on: today });
  return {
    account: {
      ...{ id: account.id, accountNo: account.accountNo, address: account.address },
      lowIncome: household?.lowIncome ?? false,
    },
    payerName: (await findPayer(ctx, accountId))?.name ?? "",
    balanceMinor: await accountBalance(ctx, accountId),
    creditMinor: await unusedCredit(ctx, accountId),
    bills: listed,
    usages: await listUsages(ctx, accountId),
    ownLimitMinor: ownLimit(await readApprovalLimits(ctx)),
    refundRules: (await readRefundRules(ctx)).rules,
    today,
    heating: tenant.kind === "heating",
    maxBytes: env().DOCUMENT_MAX_MB * 1024 * 1024,
  };
}

export type Preparation = Awaited<ReturnType<typeof prepareProposal>>;

/** What the account's meters were believed to count, the latest period first. */
function listUsages({ tx, tenant }: Ctx, accountId: string) {
  const { id, periodFrom, periodTo, quantity, unit } = usages;
  return tx
    .select({ id, periodFrom, periodTo, quantity, unit })
    .from(usages)
    .where(and(eq(usages.tenantId, tenant.id), eq(usages.accountId, accountId), isNull(usages.supersededAt)))
    .orderBy(desc(periodFrom))
    .limit(most);
}
