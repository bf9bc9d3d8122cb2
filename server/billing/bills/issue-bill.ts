import { and, eq, sql } from "drizzle-orm";
import { bills, serviceAgreements } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { allocateCredit } from "../payments/allocate-credit";
import { computeLines } from "../rates/compute-lines";
import { billedTo } from "../seasons/billed-to";
import { getSeason } from "../seasons/find-season-for";
import { dueDayOf } from "./due-day-of";
import { type Bill, insertBill } from "./insert-bill";
import { listBillsInForce } from "./list-bills-in-force";
import { lockAccount } from "./lock-account";
import { readFacts } from "./read-facts";

export type IssueBill = {
  agreementId: string;
  kind: "season" | "first" | "cut-off" | "usage";
  /** Season slug, such as 2026-2027. */
  season: string;
  /** First and last day to charge; what lies outside the season is left out. */
  periodFrom: PlainDate;
  periodTo: PlainDate;
};

/**
 * Issues one agreement's bill for part or all of a season, from the facts known now, and settles it from the
 * account's credit as far as that goes.
 * @throws `already-billed` when one in force covers a day of it; `bill-facts-missing` when a fact or price is missing
 */
export async function issueBill(ctx: Ctx, input: IssueBill): Promise<Bill> {
  const season = await getSeason(ctx, input.season);
  const [agreement] = await ctx.tx
    .select()
    .from(serviceAgreements)
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, input.agreementId)));
  if (!agreement) throw notFound();
  await lockAccount(ctx, agreement.accountId);
  const periodFrom = input.periodFrom > season.from ? input.periodFrom : season.from;
  const periodTo = input.periodTo < season.lastDay ? input.periodTo : season.lastDay;
  const before = await listBillsInForce(ctx, agreement.id, season.slug);
  const met = before.find((bill) => bill.periodFrom <= periodTo && billedTo(season, bill.periodTo) >= periodFrom);
  if (met || periodFrom > periodTo)
    throw conflict("already-billed", { bill: met?.billNo ?? "", season: season.name.zh });
  const lines = computeLines(season, { from: periodFrom, to: periodTo }, await readFacts(ctx, agreement.id, season));
  if (!Array.isArray(lines))
    throw conflict("bill-facts-missing", { reason: lines.reason, priceClass: lines.priceClass ?? "" });
  const bill = await insertBill(
    ctx,
    {
      accountId: agreement.accountId,
      agreementId: agreement.id,
      kind: input.kind,
      season: season.slug,
      revision: await nextRevision(ctx, agreement.id, season.slug),
      periodFrom,
      periodTo,
      dueOn: dueDayOf(season, input.kind, dayOf(ctx.now, ctx.tenant.timezone)),
      tariffVersionId: season.tariff.id,
    },
    lines,
  );
  await allocateCredit(ctx, [agreement.accountId]);
  await audit(
    ctx,
    "billing.issue-bill",
    { type: "bill", id: bill.id },
    { billNo: bill.billNo, kind: bill.kind, season: bill.season },
  );
  return bill;
}

/** 0 for an agreement that was never billed for the season, else one more than its last bill or reversal. */
export async function nextRevision(
  ctx: Pick<Ctx, "tx" | "tenant">,
  agreementId: string,
  season: string,
): Promise<number> {
  const [row] = await ctx.tx
    .select({ last: sql<number>`coalesce(max(${bills.revision}), -1)::int` })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.agreementId, agreementId), eq(bills.season, season)));
  return (row?.last ?? -1) + 1;
}
