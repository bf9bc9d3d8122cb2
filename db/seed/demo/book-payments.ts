import { allocations, payments, postings } from "@/db/schema";
import { eventKey } from "@/server/billing/ledger/event-key";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { insertRows } from "../insert-rows";
import type { Random } from "../random";
import { numberInOrder } from "./number-in-order";
import type { PlannedPayment } from "./plan-payments";

const ledger = {
  wechat_pay: "stripe-clearing",
  alipay: "stripe-clearing",
  card: "stripe-clearing",
  cash: "cash",
  pos: "bank",
  transfer: "bank",
  "bank-debit": "bank",
} as const;

/**
 * Books many payments at once, row for row as `takePayment` and the webhook would have: numbered without gaps in the order
 * of time, posted, and put to the bill they were for.
 */
export async function bookPayments(ctx: Ctx, random: Random, planned: PlannedPayment[], clerk: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const rows = await numberPayments(ctx, random, planned);
  await insertRows(
    ctx.tx,
    payments,
    rows.map((row) => paymentOf(tenantId, row, clerk)),
  );
  const settled = rows.map(({ id, billId, accountId, amountMinor, day, paidAt }) => ({
    ...{ tenantId, accountId, amountMinor, billId, paymentId: id, effectiveOn: day, recordedAt: paidAt },
  }));
  await insertRows(
    ctx.tx,
    allocations,
    settled.map((row) => ({ ...row, id: random.id() })),
  );
  await insertRows(
    ctx.tx,
    postings,
    rows.map((row, index) => {
      const { billId: _bill, ...rest } = settled[index]!;
      return {
        ...rest,
        // A bank's line gives its id to its payment and to that one's posting.
        id: row.channel === "bank-file" ? row.id : random.id(),
        debit: ledger[row.method],
        credit: "receivable",
        kind: "payment" as const,
        eventKey: eventKey(row.id, 0),
      };
    }),
  );
}

/** In the order of time, each with an id and the numbers that a payment and its receipt would have been given. */
async function numberPayments(ctx: Ctx, random: Random, planned: PlannedPayment[]) {
  const ordered = planned.toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  const asked = (prefix: string, { paidAt }: PlannedPayment) => ({ prefix, at: paidAt });
  const both = ordered.flatMap((one) => [asked("JF", one), asked("SJ", one)]);
  const number = await numberInOrder(ctx, both);
  return ordered.map((one) => ({
    ...one,
    id: random.id(),
    day: dayOf(one.paidAt, ctx.tenant.timezone),
    paymentNo: number(asked("JF", one)),
    receiptNo: number(asked("SJ", one)),
  }));
}

type NumberedPayment = Awaited<ReturnType<typeof numberPayments>>[number];

function paymentOf(tenantId: string, row: NumberedPayment, clerk: string) {
  const online = row.channel === "portal";
  const key = row.id.replaceAll("-", "").slice(8);
  return {
    tenantId,
    id: row.id,
    createdAt: row.paidAt,
    paymentNo: row.paymentNo,
    accountId: row.accountId,
    residentUserId: null,
    amountMinor: row.amountMinor,
    channel: row.channel,
    method: row.method,
    status: "succeeded" as const,
    billIds: [row.billId],
    checkoutSessionId: online ? `cs_demo_${key}` : null,
    paymentIntentId: online ? `pi_demo_${key}` : null,
    idempotencyKey: row.channel === "bank-file" ? `bank:${row.id}` : `demo ${row.id}`,
    receiptNo: row.receiptNo,
    bankRef: row.channel === "transfer-slip" ? bankRefOf(row.day, row.id) : null,
    paidAt: row.paidAt,
    refundedMinor: 0n,
    payerName: row.payerName,
    takenByName: online ? null : clerk,
    updatedAt: row.paidAt,
  };
}

/** What a bank numbers a movement of a day by; made of the payment's id, so that it is the same in every run. */
const bankRefOf = (day: string, id: string) =>
  `${day.replaceAll("-", "")}${(Number.parseInt(id.slice(-8), 16) % 100_000_000).toString().padStart(8, "0")}`;
