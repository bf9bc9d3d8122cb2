import {
  adjustments,
  allocations,
  documents,
  importFindings,
  imports,
  messages,
  payments,
  postings,
  savedCards,
  ticketEvents,
  tickets,
  workOrders,
} from "@/db/schema";
import { testNow } from "@/db/test/factories";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";

type Made = {
  mine: { tenantId: string; accountId: string };
  mark: string;
  premise: { id: string; address: string };
  servicePoint: { id: string };
  workflow: { id: string };
  bill: { id: string };
};

/** A payment with its posting, a request with its work order, an adjustment, a paper, a message, an import. */
export async function makeWorkIds({ tx }: Ctx, made: Made, residentUserId: string) {
  const { mine, mark, premise, servicePoint, workflow, bill } = made;
  const { tenantId } = mine;
  const [card] = await tx
    .insert(savedCards)
    .values({
      ...{
        tenantId,
        residentUserId,
        methodId: `pm_${mark}`,
        brand: "visa",
        last4: "4242",
        expMonth: 12,
        expYear: 2029,
      },
    })
    .returning();
  const [payment] = await tx
    .insert(payments)
    .values({
      ...mine,
      paymentNo: `P-${mark}`,
      residentUserId,
      amountMinor: 100000n,
      channel: "counter",
      method: "cash",
      status: "succeeded",
      billIds: [bill.id],
      idempotencyKey: mark,
      receiptNo: `R-${mark}`,
      checkoutSessionId: `cs_test_${mark}`,
      paidAt: testNow,
    })
    .returning();
  const paid = { ...mine, amountMinor: 100000n, billId: bill.id, paymentId: payment!.id, effectiveOn: "2026-10-08" };
  await tx.insert(allocations).values(paid);
  await tx.insert(postings).values([
    {
      ...mine,
      debit: "receivable",
      credit: "revenue",
      amountMinor: 267000n,
      effectiveOn: "2026-09-01",
      dueOn: "2026-11-30",
      kind: "bill",
      billId: bill.id,
      eventKey: newId(),
    },
    { ...paid, debit: "cash", credit: "receivable", kind: "payment", eventKey: newId() },
  ]);
  const [ticket] = await tx
    .insert(tickets)
    .values({
      ...mine,
      ticketNo: `T-${mark}`,
      type: "stop-heating",
      workflowVersionId: workflow.id,
      state: "received",
      premiseId: premise.id,
      residentUserId,
      channel: "portal",
      subject: "报停",
      openedByName: "李国强",
      openedAt: testNow,
      stateSince: testNow,
    })
    .returning();
  await tx.insert(ticketEvents).values({
    ...mine,
    ticketId: ticket!.id,
    residentUserId,
    revision: 0,
    kind: "opened",
    toState: "received",
    actorKind: "resident",
    actorName: "李国强",
    at: testNow,
  });
  const [workOrder] = await tx
    .insert(workOrders)
    .values({
      ...mine,
      workOrderNo: `W-${mark}`,
      kind: "valve-close",
      ticketId: ticket!.id,
      premiseId: premise.id,
      servicePointId: servicePoint.id,
      address: premise.address,
    })
    .returning();
  const [adjustment] = await tx
    .insert(adjustments)
    .values({
      ...mine,
      adjustmentNo: `J-${mark}`,
      kind: "waiver",
      status: "proposed",
      amountMinor: 10000n,
      billId: bill.id,
      effectiveOn: "2026-10-08",
      reason: "低保减免",
      proposedByName: "张敏",
      proposedAt: testNow,
      idempotencyKey: newId(),
    })
    .returning();
  const [document] = await tx
    .insert(documents)
    .values({
      ...mine,
      ticketId: ticket!.id,
      residentUserId,
      kind: "id-card",
      fileName: "身份证.jpg",
      contentType: "image/jpeg",
      sizeBytes: 10,
      sha256: "0".repeat(64),
      storageKey: `matrix/${mark}`,
      uploadedBy: "李国强",
    })
    .returning();
  const [message] = await tx
    .insert(messages)
    .values({
      ...mine,
      channel: "sms",
      recipient: "13800000000",
      template: "test",
      body: "test",
      eventKey: `matrix:${mark}`,
    })
    .returning();
  const [batch] = await tx
    .insert(imports)
    .values({
      tenantId,
      fileName: "住户.csv",
      storageKey: `matrix/${mark}.csv`,
      sha256: "0".repeat(64),
      sizeBytes: 10,
      format: "csv",
      status: "checked",
      startedByName: "test",
      headers: ["户号"],
    })
    .returning();
  await tx
    .insert(importFindings)
    .values({ tenantId, importId: batch!.id, line: 2, column: "户号", value: "", code: "missing" });
  return {
    paymentId: payment!.id,
    cardId: card!.id,
    paymentNo: payment!.paymentNo,
    receiptNo: payment!.receiptNo!,
    checkoutSessionId: payment!.checkoutSessionId!,
    ticketId: ticket!.id,
    ticketNo: ticket!.ticketNo,
    workOrderId: workOrder!.id,
    workOrderNo: workOrder!.workOrderNo,
    adjustmentId: adjustment!.id,
    documentId: document!.id,
    messageId: message!.id,
    importId: batch!.id,
  };
}
