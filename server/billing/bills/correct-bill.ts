import { and, asc, eq, sql } from "drizzle-orm";
import { allocations, billLines, bills, serviceAgreements } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { nextNumber } from "@/server/platform/numbers";
import { keepDiscount } from "../discounts/keep-discount";
import { type Granted, takeBackDiscount } from "../discounts/take-back-discount";
import { unusedCredit } from "../ledger/amount-owed";
import { reversePostings } from "../ledger/reverse-postings";
import { allocateCredit } from "../payments/allocate-credit";
import { computeLines } from "../rates/compute-lines";
import type { Line } from "../rates/line";
import { billedTo } from "../seasons/billed-to";
import { getSeason } from "../seasons/find-season-for";
import { moveDisputes } from "../collections/disputes/move-disputes";
import { dueParts } from "./due-parts";
import type { Bill } from "./insert-bill";
import { nextRevision } from "./issue-bill";
import { listBillsInForce } from "./list-bills-in-force";
import { listGrowths } from "./list-growths";
import { lockAccount } from "./lock-account";
import { readFacts } from "./read-facts";
import { reissueBill } from "./reissue-bill";

export type Correction = {
  /** The bill now in force; null when nothing is to be charged any more. */
  bill: Bill | null;
  /** Sums before and after, and the account's credit now, in 分. */
  beforeMinor: bigint;
  afterMinor: bigint;
  creditMinor: bigint;
  /** False when the facts make the very bill that stands; then nothing was written. */
  changed: boolean;
};

/**
 * Makes an agreement's bill of a season right by the facts known now: the standing bill is reversed line by line and
 * posting by posting, the next revision issued, and what was paid is put to it; a rest stays as credit. What was due stays
 * due on its day, and only what a late bill grew by is due on a day of its own. A bill to the season's end takes in the
 * days by which the season was extended since. Null when the season is not billed yet.
 * @throws `bill-facts-missing` when a price is missing: no bill vanishes because of that
 */
export async function correctBill(
  ctx: Ctx,
  input: { agreementId: string; season: string; reason: string },
): Promise<Correction | null> {
  const season = await getSeason(ctx, input.season);
  const accountId = await accountOf(ctx, input.agreementId);
  await lockAccount(ctx, accountId);
  const standing = await listBillsInForce(ctx, input.agreementId, season.slug);
  const last = standing.at(-1);
  if (!last) return null;
  const facts = await readFacts(ctx, input.agreementId, season);
  const result: Correction = { bill: last, beforeMinor: 0n, afterMinor: 0n, creditMinor: 0n, changed: false };
  const earned: { discount: Granted; bill: Bill }[] = [];
  for (const bill of standing) {
    const former = [bill, ...(await listGrowths(ctx, bill))];
    const formerMinor = former.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const periodTo = billedTo(season, bill.periodTo);
    const computed = computeLines(season, { from: bill.periodFrom, to: periodTo }, facts);
    if (!Array.isArray(computed) && computed.reason === "no-price")
      throw conflict("bill-facts-missing", { reason: computed.reason, priceClass: computed.priceClass ?? "" });
    const lines = Array.isArray(computed) ? computed : [];
    result.beforeMinor += formerMinor;
    if (await isSame(ctx, bill, lines)) {
      result.afterMinor += formerMinor;
      continue;
    }
    const anew = { ...bill, periodTo, tariffVersionId: season.tariff.id };
    const { made, discount } = await replaceBill(ctx, { former, anew, lines, reason: input.reason });
    if (discount && made) earned.push({ discount, bill: made });
    result.bill = made;
    result.afterMinor += lines.reduce((sum, line) => sum + line.amountMinor, 0n);
    result.changed = true;
  }
  if (result.changed) await allocateCredit(ctx, [accountId]);
  for (const { discount, bill } of earned) await keepDiscount(ctx, discount, bill);
  if (earned.length > 0) await allocateCredit(ctx, [accountId]);
  result.creditMinor = await unusedCredit(ctx, accountId);
  return result;
}

async function accountOf(ctx: Ctx, agreementId: string): Promise<string> {
  const [agreement] = await ctx.tx
    .select({ accountId: serviceAgreements.accountId })
    .from(serviceAgreements)
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, agreementId)));
  if (!agreement) throw notFound();
  return agreement.accountId;
}

function linesOf(ctx: Ctx, billId: string) {
  return ctx.tx
    .select()
    .from(billLines)
    .where(and(eq(billLines.tenantId, ctx.tenant.id), eq(billLines.billId, billId)))
    .orderBy(asc(billLines.lineNo));
}

async function isSame(ctx: Ctx, bill: Bill, lines: Line[]): Promise<boolean> {
  const stored = (await linesOf(ctx, bill.id)).filter(({ code }) => code !== "growth");
  const print = (all: { code: string; amountMinor: bigint; formula: string }[]) =>
    all.map((one) => `${one.code} ${one.formula} ${one.amountMinor}`).join("\n");
  return print(stored) === print(lines);
}

type Replacement = { former: Bill[]; anew: Bill; lines: Line[]; reason: string };

/** Reverses a bill with what it grew by, and issues it anew: what was late stays as late, and whoever doubted it still does. */
async function replaceBill(ctx: Ctx, { former, anew, lines, reason }: Replacement) {
  let discount: Granted | null = null;
  for (const bill of former) discount = (await reverseBill(ctx, bill, reason)) ?? discount;
  if (lines.length === 0) return { made: null, discount };
  const afterMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const parts = dueParts(former, afterMinor, dayOf(ctx.now, ctx.tenant.timezone));
  const made = await reissueBill(ctx, anew, lines, parts);
  for (const bill of former) await moveDisputes(ctx, bill.id, made.id);
  return { made, discount };
}

/**
 * Takes a bill back whole: mirrored bill, lines and postings, and its payments set free again. Its early-payment discount
 * goes back with it and is returned.
 */
export async function reverseBill(ctx: Ctx, bill: Bill, reason: string): Promise<Granted | null> {
  const discount = await takeBackDiscount(ctx, bill.id, reason);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const tenantId = ctx.tenant.id;
  const reversalId = newId();
  await ctx.tx.insert(bills).values({
    ...bill,
    id: reversalId,
    billNo: await nextNumber(ctx, "ZD", today.slice(0, 4)),
    runId: null,
    kind: "correction",
    revision: await nextRevision(ctx, bill.agreementId, bill.season),
    amountMinor: -bill.amountMinor,
    issuedOn: today,
    reversesId: bill.id,
    createdAt: ctx.now,
  });
  const stored = await linesOf(ctx, bill.id);
  if (stored.length > 0) {
    await ctx.tx.insert(billLines).values(
      stored.map((line) => ({
        ...line,
        id: newId(),
        billId: reversalId,
        amountMinor: -line.amountMinor,
        createdAt: ctx.now,
      })),
    );
  }
  await reversePostings(ctx, { billId: bill.id, reversalId, effectiveOn: today });
  const settled = await ctx.tx
    .select({
      paymentId: allocations.paymentId,
      adjustmentId: allocations.adjustmentId,
      amount: sql<string>`sum(${allocations.amountMinor})`,
    })
    .from(allocations)
    .where(and(eq(allocations.tenantId, tenantId), eq(allocations.billId, bill.id)))
    .groupBy(allocations.paymentId, allocations.adjustmentId);
  const released = settled.filter((row) => BigInt(row.amount) !== 0n);
  if (released.length > 0) {
    const recordedAt = await knownFrom(ctx);
    await ctx.tx.insert(allocations).values(
      released.map((row) => ({
        id: newId(),
        tenantId,
        paymentId: row.paymentId,
        adjustmentId: row.adjustmentId,
        billId: bill.id,
        accountId: bill.accountId,
        amountMinor: -BigInt(row.amount),
        effectiveOn: today,
        recordedAt,
      })),
    );
  }
  await audit(ctx, "billing.correct-bill", { type: "bill", id: bill.id }, { billNo: bill.billNo, reversalId, reason });
  return discount;
}
