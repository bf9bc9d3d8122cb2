import { eq } from "drizzle-orm";
import {
  adjustments,
  allocations,
  bankFiles,
  bankOrders,
  billLines,
  billRuns,
  bills,
  configDocuments,
  controlProofs,
  counterShifts,
  debitMandates,
  documents,
  importFindings,
  imports,
  ledgerAlerts,
  messages,
  networkNodes,
  payments,
  postings,
  rebillRuns,
  reportPrints,
  reportSchedules,
  ticketEvents,
  tickets,
  trialRuns,
  usages,
  workflowStates,
  workOrders,
} from "@/db/schema";
import type { Tx } from "@/db/tenant";
import { findWorkflow } from "@/server/tickets";
import { publishFirstVersion } from "@/tenants/apply-pack";
import { csvBankProfile } from "@/tenants/packs/bank-profiles";
import { paymentStarter } from "@/tenants/packs/starter";
import type { Tenant } from "@/server/platform/context";
import { twoWinters } from "@/server/supply/test/make-winter";
import { tariffSchema } from "@/tenants/schemas/tariff";
import { plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { makeCollectionIds } from "./make-collection-ids";
import { makeMeterIds } from "./make-meter-ids";
import { makePaymentIds } from "./make-payment-ids";
import { asTenant, makeAccount, makeResident, testNow, testPhone } from "@/db/test/factories";

/** The two winters to come and the one that is over, whose bill a cold room or an outage can be asked about. */
const threeWinters = {
  ...twoWinters,
  seasons: [
    {
      ...twoWinters.seasons[0]!,
      ...{ slug: "2025-2026", from: "2025-11-15", to: "2026-03-15", dueOn: "2025-12-31" },
      ...{ applyFrom: "2025-09-01", applyBy: "2025-10-31" },
    },
    ...twoWinters.seasons,
  ],
};

/** One thing of every kind that a procedure may be asked about, all of one subsidiary and one of its residents. */
export type Ids = Awaited<ReturnType<typeof makeIds>>;

/** Makes an account with everything that can hang on one: resident, bill, payment, ticket, work order, document, import. */
export async function makeIds(tenant: Tenant) {
  const phone = testPhone();
  const made = await asTenant(tenant, async (ctx) => {
    const { tx } = ctx;
    const tenantId = tenant.id;
    const { account, owner, premise, servicePoint, agreement, area } = await makeAccount(ctx, { phone });
    const mine = { tenantId, accountId: account.id };
    const mark = account.accountNo;
    const [node] = await tx
      .insert(networkNodes)
      .values({ tenantId, kind: "station", code: `N-${mark}`, name: "换热站" })
      .returning();
    const document = {
      tenantId,
      status: "published" as const,
      body: {},
      authorName: "test",
      effectiveFrom: "2020-01-01",
    };
    const [workflow] = await tx
      .insert(configDocuments)
      .values({ ...document, kind: "workflow", slug: `stop-${mark}`, version: 1 })
      .returning();
    const [draft] = await tx
      .insert(configDocuments)
      .values({ ...document, kind: "workflow", slug: `stop-${mark}`, version: 2, status: "draft" })
      .returning();
    const [tariff] = await tx
      .insert(configDocuments)
      .values({ ...document, kind: "tariff", slug: `heat-${mark}`, version: 1, body: tariffSchema.parse(threeWinters) })
      .returning();
    await tx.insert(workflowStates).values({ tenantId, versionId: workflow!.id, state: "received" });
    // A request that can be made, so that what is refused is refused for its ids.
    if (!(await findWorkflow(ctx, "payment"))) {
      await publishFirstVersion(ctx, { kind: "workflow", slug: "payment", body: paymentStarter() }, "2020-01-01");
    }
    const [run] = await tx
      .insert(billRuns)
      .values({
        tenantId,
        season: "2026-2027",
        tariffVersionId: tariff!.id,
        status: "posted",
        startedBy: "test",
        startedAt: testNow,
      })
      .returning();
    const [rebill] = await tx
      .insert(rebillRuns)
      .values({
        ...{ tenantId, season: "2026-2027", reason: "test", status: "done" as const, inScope: 0 },
        ...{ startedBy: "test", startedAt: testNow },
      })
      .returning();
    const [trial] = await tx
      .insert(trialRuns)
      .values({
        ...{ tenantId, season: "2026-2027", tariffVersionId: tariff!.id, status: "frozen" as const },
        ...{ startedBy: "test", startedAt: testNow },
      })
      .returning();
    const [bill] = await tx
      .insert(bills)
      .values({
        ...mine,
        billNo: `B-${mark}`,
        agreementId: agreement.id,
        runId: run!.id,
        kind: "season",
        season: "2026-2027",
        periodFrom: "2026-11-15",
        periodTo: "2027-03-16",
        amountMinor: 267000n,
        issuedOn: "2026-09-01",
        dueOn: "2026-11-30",
        tariffVersionId: tariff!.id,
      })
      .returning();
    await tx.insert(billLines).values({
      ...mine,
      billId: bill!.id,
      lineNo: 1,
      code: "area-heat",
      description: "居民采暖费",
      quantity: "100",
      unit: "m2",
      unitPrice: "26.7",
      amountMinor: 267000n,
      formula: "100 × 26.7",
      tariffVersionId: tariff!.id,
    });
    const [pastBill] = await tx
      .insert(bills)
      .values({
        ...mine,
        billNo: `B0-${mark}`,
        agreementId: agreement.id,
        kind: "season",
        season: "2025-2026",
        periodFrom: "2025-11-15",
        periodTo: "2026-03-15",
        amountMinor: 267000n,
        issuedOn: "2025-10-01",
        dueOn: "2025-11-15",
        tariffVersionId: tariff!.id,
      })
      .returning();
    await tx.insert(billLines).values({
      ...mine,
      billId: pastBill!.id,
      lineNo: 1,
      code: "area-heat",
      description: "居民采暖费",
      quantity: "100",
      unit: "m2",
      unitPrice: "26.7",
      amountMinor: 267000n,
      formula: "100 × 26.7",
      tariffVersionId: tariff!.id,
    });
    const [usage] = await tx
      .insert(usages)
      .values({
        ...{ ...mine, agreementId: agreement.id, periodFrom: "2025-11-15", periodTo: "2026-03-15" },
        ...{ quantity: "5000", unit: "kwh" },
      })
      .returning();
    return {
      usage: usage!,
      pastBill: pastBill!,
      mine,
      mark,
      account,
      owner,
      premise,
      servicePoint,
      agreement,
      area,
      node: node!,
      workflow: workflow!,
      draft: draft!,
      tariff: tariff!,
      run: run!,
      trial: trial!,
      rebill: rebill!,
      bill: bill!,
    };
  });
  const counter = await asTenant(tenant, (ctx) => makeCounter(ctx.tx, made.mine, made.mark));
  const resident = await makeResident(tenant, { account: made.account, phone });
  const collections = await asTenant(tenant, (ctx) => makeCollectionIds(ctx, made));
  const metering = await asTenant(tenant, (ctx) => makeMeterIds(ctx, made));
  const paid = await asTenant(tenant, (ctx) => makePaymentIds(ctx, made));
  const rest = await asTenant(tenant, (ctx) => makeWork(ctx.tx, made, resident.userId));
  return {
    ...metering,
    ...paid,
    ...collections,
    tenantId: tenant.id,
    groupId: tenant.groupId,
    accountId: made.account.id,
    accountNo: made.account.accountNo,
    personId: made.owner.id,
    phone,
    premiseId: made.premise.id,
    premiseCode: made.premise.code,
    divisionId: made.premise.divisionId,
    networkNodeId: made.node.id,
    servicePointId: made.servicePoint.id,
    agreementId: made.agreement.id,
    chargeableAreaId: made.area.id,
    workflowId: made.workflow.id,
    draftId: made.draft.id,
    workflowSlug: made.workflow.slug,
    tariffId: made.tariff.id,
    runId: made.run.id,
    trialId: made.trial.id,
    rebillId: made.rebill.id,
    billId: made.bill.id,
    billNo: made.bill.billNo,
    pastBillId: made.pastBill.id,
    usageId: made.usage.id,
    residentUserId: resident.userId,
    ...counter,
    ...rest,
  };
}

async function makeCounter(tx: Tx, mine: { tenantId: string; accountId: string }, mark: string) {
  const { tenantId } = mine;
  const [shift] = await tx
    .insert(counterShifts)
    .values({
      ...{ tenantId, shiftNo: `BC-${mark}`, clerkId: newId(), clerkName: "张敏", status: "closed" as const },
      ...{ openedAt: testNow, closedAt: testNow, floatMinor: 0n },
    })
    .returning();
  const [profile] = await tx
    .insert(configDocuments)
    .values({
      ...{ tenantId, kind: "bank-profile" as const, slug: `bank-${mark}`, version: 1, status: "published" as const },
      ...{ effectiveFrom: "2020-01-01", body: csvBankProfile, authorName: "test" },
    })
    .returning();
  const [file] = await tx
    .insert(bankFiles)
    .values({
      ...{ tenantId, profileId: profile!.id, profileSlug: profile!.slug, fileName: "answer.csv", storageKey: mark },
      ...{ sha256: mark, sizeBytes: 1, status: "checked" as const, receivedByName: "张敏", good: 1, goodMinor: 1n },
    })
    .returning();
  const [order] = await tx
    .insert(bankOrders)
    .values({
      ...{
        tenantId,
        orderNo: `DK-${mark}`,
        profileId: profile!.id,
        profileSlug: profile!.slug,
        dueUntil: "2026-12-31",
        collectOn: "2026-12-31",
      },
      ...{ status: "ready" as const, lines: 1, sumMinor: 1n, madeByName: "张敏" },
    })
    .returning();
  const [mandate] = await tx
    .insert(debitMandates)
    .values({
      ...{ ...mine, profileSlug: profile!.slug, holderName: "王建国", bankAccountNo: "6222021602001234567" },
      ...{ signedByName: "张敏", validFrom: "2020-01-01" },
    })
    .returning();
  const bank = { bankSlug: profile!.slug, bankOrderId: order!.id, mandateId: mandate!.id };
  return { shiftId: shift!.id, bankFileId: file!.id, ...bank };
}

type Made = {
  mine: { tenantId: string; accountId: string };
  mark: string;
  premise: { id: string; address: string };
  servicePoint: { id: string };
  workflow: { id: string };
  bill: { id: string };
};

async function makeWork(tx: Tx, made: Made, residentUserId: string) {
  const { mine, mark, premise, servicePoint, workflow, bill } = made;
  const { tenantId } = mine;
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
  const [print] = await tx
    .insert(reportPrints)
    .values({
      ...{
        tenantId,
        report: "receivables",
        version: 1,
        grouping: "division",
        fromDay: "2026-09-01",
        asOf: "2026-10-01",
      },
      ...{ knownAt: testNow, sha256: "0".repeat(64), rowCount: 0, content: "", printedBy: "test", printedAt: testNow },
    })
    .returning();
  const [schedule] = await tx
    .insert(reportSchedules)
    .values({
      ...{ tenantId, report: "receivables", grouping: "division", span: "month", cadence: "monthly", locale: "zh-CN" },
      ...{ recipientId: residentUserId, recipientName: "test", nextOn: "2099-01-01", createdBy: "test" },
    })
    .returning();
  // Neighbours share a subsidiary, and a night is proven once.
  const proven = await tx.$count(controlProofs, eq(controlProofs.tenantId, tenantId));
  const [proof] = await tx
    .insert(controlProofs)
    .values({
      tenantId,
      night: plusDays("2020-01-01", proven),
      knownAt: testNow,
      cells: [],
      rowCount: 0,
      sha256: "0",
      moved: 1,
    })
    .returning();
  const [alert] = await tx
    .insert(ledgerAlerts)
    .values({
      ...{ tenantId, proofId: proof!.id, source: "postings", differenceMinor: 1n },
      ...{ recordedMonth: "2026-09", effectiveMonth: "2026-09" },
    })
    .returning();
  return {
    alertId: alert!.id,
    scheduleId: schedule!.id,
    printId: print!.id,
    paymentId: payment!.id,
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

/** Ids of the same shapes that nothing in the database has. */
export function idsOfNothing(like: Ids): Ids {
  const entries = Object.entries(like).map(([name, value]) => [
    name,
    /^[0-9a-f]{8}-/.test(value) ? newId() : `${value.slice(0, -3)}000`,
  ]);
  return { ...Object.fromEntries(entries), phone: testPhone() } as Ids;
}
