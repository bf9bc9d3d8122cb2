import { and, asc, eq, ne } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { parseAmount, toDecimal } from "@/server/platform/money";
import type { Condition, Effect, Ticket } from "@/server/tickets/workflow/vocabulary";
import { arrearsRuleOf } from "@/tenants/schemas/request-forms";
import type { Ctx } from "@/server/platform/context";
import { correctBill } from "./bills/correct-bill";
import { cutOffBill } from "./bills/cut-off-bill";
import { issueBill } from "./bills/issue-bill";
import { listBillsInForce } from "./bills/list-bills-in-force";
import { amountOwed } from "./ledger/amount-owed";
import { type CounterMethod, counterMethods, takePayment } from "./payments/take-payment";
import { bankReference } from "./slips/bank-reference";
import { takeToldTransfer } from "./slips/take-told-transfer";
import { findSeasonFor } from "./seasons/find-season-for";

const asText = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function accountIdOf(ticket: Ticket): string {
  const id = ticket.accountId ?? asText(ticket.facts.accountId);
  if (!id) throw conflict("ticket-has-no-account");
  return id;
}

async function agreementsOf(ctx: Ctx, ticket: Ticket): Promise<string[]> {
  const known = asText(ticket.facts.agreementId);
  if (known) return [known];
  const rows = await ctx.tx
    .select({ id: serviceAgreements.id })
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.accountId, accountIdOf(ticket)),
        ne(serviceAgreements.status, "stopped"),
      ),
    )
    .orderBy(asc(serviceAgreements.startsOn));
  return rows.map((row) => row.id);
}

/** Bills a new agreement for the season that runs or comes next; water is billed when it has been read. */
const issueFirstBill: Effect = async (ctx, ticket) => {
  if (ctx.tenant.kind === "water") return {};
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const season = await findSeasonFor(ctx, today);
  if (!season) return {};
  let bill: Awaited<ReturnType<typeof issueBill>> | undefined;
  for (const agreementId of await agreementsOf(ctx, ticket)) {
    if ((await listBillsInForce(ctx, agreementId, season.slug)).length > 0) continue;
    const periodFrom = today > season.from ? today : season.from;
    bill = await issueBill(ctx, {
      agreementId,
      kind: "first",
      season: season.slug,
      periodFrom,
      periodTo: season.lastDay,
    });
  }
  return bill ? { billId: bill.id, billNo: bill.billNo, billMinor: bill.amountMinor.toString() } : {};
};

/** Settles what was delivered up to the day on which the account changes hands; nothing where all of it goes with the home. */
const cutOff: Effect = async (ctx, ticket, move) => {
  if (arrearsRuleOf({ ...ticket.form, ...move.fields }) === "new-owner-pays") return {};
  const day =
    asText(ticket.form["transfer-date"]) ??
    asText(move.fields.effectiveOn) ??
    asText(ticket.form.effectiveOn) ??
    asText(ticket.facts.effectiveOn) ??
    dayOf(ctx.now, ctx.tenant.timezone);
  const bills = await cutOffBill(ctx, { accountId: accountIdOf(ticket), day });
  const sum = bills.reduce((total, bill) => total + bill.amountMinor, 0n);
  return bills.length === 0 ? {} : { cutOffBillNos: bills.map((bill) => bill.billNo), cutOffMinor: sum.toString() };
};

/** Makes the season's bill right by the facts that the request has changed. */
const correct: Effect = async (ctx, ticket) => {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const slug = asText(ticket.facts.season) ?? asText(ticket.form.season) ?? (await findSeasonFor(ctx, today))?.slug;
  if (!slug) return {};
  let before = 0n;
  let after = 0n;
  let credit = 0n;
  let billNo: string | undefined;
  for (const agreementId of await agreementsOf(ctx, ticket)) {
    const correction = await correctBill(ctx, { agreementId, season: slug, reason: ticket.ticketNo });
    if (!correction) continue;
    before += correction.beforeMinor;
    after += correction.afterMinor;
    credit = correction.creditMinor;
    billNo = correction.bill?.billNo ?? billNo;
  }
  if (billNo === undefined && before === 0n) return {};
  return {
    correctedBillNo: billNo ?? null,
    billBeforeMinor: before.toString(),
    billAfterMinor: after.toString(),
    creditMinor: credit.toString(),
  };
};

/** 分 from what a form or field carries: minor units as digits or number, or 元 with a decimal point. */
function amountOf(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value !== "string") return undefined;
  return /^\d+$/.test(value) ? BigInt(value) : parseAmount(value);
}

/** Books the money that the request is about. */
const postPayment: Effect = async (ctx, ticket, move) => {
  const amountMinor = amountOf(move.fields.amount ?? ticket.form.amount ?? ticket.facts.amountMinor);
  if (amountMinor === undefined) throw invalid("payment-amount-invalid", {}, "amount");
  const asked = asText(move.fields.method) ?? asText(ticket.form.method);
  const method: CounterMethod = asked && asked in counterMethods ? (asked as CounterMethod) : "transfer";
  const reference = asText(move.fields["bank-reference"]) ?? asText(ticket.form["bank-reference"]);
  const money = { accountId: accountIdOf(ticket), amountMinor, idempotencyKey: `ticket:${ticket.id}` };
  const payment =
    method === "transfer"
      ? await takeToldTransfer(ctx, { ...money, bankRef: reference ? bankReference(reference) : null })
      : await takePayment(ctx, { ...money, method, channel: "counter" });
  return {
    paymentId: payment.id,
    paymentNo: payment.paymentNo,
    receiptNo: payment.receiptNo,
    paidMinor: payment.amountMinor.toString(),
  };
};

/** What billing does in a workflow. */
export const billingEffects = {
  "issue-first-bill": issueFirstBill,
  "cut-off-bill": cutOff,
  "correct-bill": correct,
  "post-payment": postPayment,
} satisfies Record<string, Effect>;

const nothingOwed: Condition = async (ctx, ticket) => {
  const owed = ticket.accountId ? await amountOwed(ctx, ticket.accountId) : 0n;
  return owed === 0n ? { holds: true } : { holds: false, code: "account-owes", params: { amount: toDecimal(owed) } };
};

const somethingOwed: Condition = async (ctx, ticket) => {
  const owed = ticket.accountId ? await amountOwed(ctx, ticket.accountId) : 0n;
  return owed > 0n ? { holds: true } : { holds: false, code: "account-owes-nothing" };
};

/** What billing can tell a workflow. */
export const billingConditions = { "nothing-owed": nothingOwed, "something-owed": somethingOwed } satisfies Record<
  string,
  Condition
>;
