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
} as const;

/**
 * Books many payments at once, row for row as `takePayment` and the webhook would have: numbered without gaps in the order
 * of time, posted, and put to the bill they were for.
 */
export async function bookPayments(ctx: Ctx, random: Random, planned: PlannedPayment[], clerk: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const ordered = planned.toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  const asked = (prefix: string, { paidAt }: PlannedPayment) => ({ prefix, at: paidAt });
  const both = ordered.flatMap((one) => [asked("JF", one), asked("SJ", one)]);
  const number = await numberInOrder(ctx, both);
  const rows = ordered.map((one) => {
    const day = dayOf(one.paidAt, ctx.tenant.timezone);
    const online = one.channel === "portal";
    const id = random.id();
    const key = id.replaceAll("-", "").slice(8);
    return { ...one, id, day, online, key, paymentNo: number(asked("JF", one)), receiptNo: number(asked("SJ", one)) };
  });
  await insertRows(
    ctx.tx,
    payments,
    rows.map((row) => ({
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
      checkoutSessionId: row.online ? `cs_demo_${row.key}` : null,
      paymentIntentId: row.online ? `pi_demo_${row.key}` : null,
      idempotencyKey: `demo ${row.id}`,
      receiptNo: row.receiptNo,
      paidAt: row.paidAt,
      refundedMinor: 0n,
      payerName: row.payerName,
      takenByName: row.online ? null : clerk,
      updatedAt: row.paidAt,
    })),
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
        id: random.id(),
        debit: ledger[row.method],
        credit: "receivable",
        kind: "payment" as const,
        eventKey: eventKey(row.id, 0),
      };
    }),
  );
}
