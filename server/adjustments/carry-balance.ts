import { and, eq } from "drizzle-orm";
import { accounts, bills } from "@/db/schema";
import {
  allocateCredit,
  carriedSeason,
  copyOpenDispute,
  insertBill,
  listOpenBills,
  nextRevision,
  unusedCredit,
} from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import { insertTransfer } from "./insert-transfer";
import { lockBoth } from "./lock-both";
import { book, settleBills, useCredit } from "./post-adjustment";

type Carry = {
  from: string;
  to: string;
  /** 分. */
  amountMinor: bigint;
  /** The named rule that moves it: split-by-area, merge … */
  rule: string;
  reason: string;
};

/** Moves unused credit to another account: a pair of transfer postings that sums to nought over both. @throws `credit-gone` */
export async function carryCredit(ctx: Ctx, { from, to, amountMinor, rule, reason }: Carry): Promise<void> {
  if (amountMinor === 0n) return;
  await lockBoth(ctx, { accountId: from, otherAccountId: to });
  const credit = await unusedCredit(ctx, from);
  if (amountMinor > credit) throw conflict("credit-gone", { missing: toDecimal(amountMinor - credit) });
  const effectiveOn = dayOf(ctx.now, ctx.tenant.timezone);
  const half = { amountMinor, effectiveOn, reason };
  const out = await insertTransfer(ctx, {
    ...{ ...half, kind: "transfer-debit", accountId: from, otherAccountId: to },
    basis: { rule, otherAccountNo: await numberOf(ctx, to) },
  });
  const arrived = await insertTransfer(ctx, {
    ...{ ...half, kind: "transfer-credit", accountId: to, otherAccountId: from, pairId: out.id },
    basis: { rule, otherAccountNo: await numberOf(ctx, from) },
  });
  await book(ctx, out);
  await useCredit(ctx, out);
  await book(ctx, arrived);
  await settleBills(ctx, arrived);
}

/**
 * Moves part or all of what is unpaid of a bill to another account: the bill is settled here by a transfer, and stands
 * there as a bill of its own with the same due day, so that its age stays true; an open dispute comes along. A late fee
 * stays one: it costs no more.
 */
export async function carryDebt(
  ctx: Ctx,
  { billId, toAgreementId, ...carry }: Carry & { billId: string; toAgreementId: string },
): Promise<void> {
  const { from, to, amountMinor, rule, reason } = carry;
  if (amountMinor === 0n) return;
  await lockBoth(ctx, { accountId: from, otherAccountId: to });
  const open = (await listOpenBills(ctx, from)).find((bill) => bill.id === billId);
  const [bill] = await ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, billId)));
  if (!open || !bill) throw notFound();
  if (amountMinor > open.openMinor) throw conflict("adjustment-above-open", { open: toDecimal(open.openMinor) });
  const { periodFrom, periodTo, dueOn, tariffVersionId } = bill;
  const carried = await insertBill(
    ctx,
    {
      ...{ accountId: to, agreementId: toAgreementId, season: carriedSeason.slug },
      kind: bill.kind === "late-fee" ? "late-fee" : "carried",
      ...{ periodFrom, periodTo, dueOn, tariffVersionId },
      revision: await nextRevision(ctx, toAgreementId, carriedSeason.slug),
    },
    [carriedLine(amountMinor, bill.billNo)],
  );
  const settled = await insertTransfer(ctx, {
    ...{ kind: "transfer-credit", accountId: from, otherAccountId: to, amountMinor, reason },
    ...{ billId, carriedBillId: carried.id, effectiveOn: dayOf(ctx.now, ctx.tenant.timezone) },
    basis: { rule, otherAccountNo: await numberOf(ctx, to), fromBillNo: bill.billNo },
  });
  await copyOpenDispute(ctx, billId, carried);
  await book(ctx, settled);
  await settleBills(ctx, settled);
  await allocateCredit(ctx, [to]);
}

function carriedLine(amountMinor: bigint, fromBillNo: string) {
  return {
    ...{ code: "carried" as const, description: "他户转入欠费", quantity: "1", unit: "bill" as const },
    ...{ unitPrice: toDecimal(amountMinor), factor: "1", amountMinor, formula: toDecimal(amountMinor) },
    ...{ basis: { fromBillNo }, chargeableAreaId: null, usageId: null },
  };
}

async function numberOf({ tx, tenant }: Ctx, accountId: string): Promise<string> {
  const [account] = await tx
    .select({ accountNo: accounts.accountNo })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  return account.accountNo;
}
