import {
  billLines,
  billRuns,
  bills,
  configDocuments,
  networkNodes,
  rebillRuns,
  trialRuns,
  usages,
  workflowStates,
} from "@/db/schema";
import type { Tx } from "@/db/tenant";
import { findWorkflow } from "@/server/tickets";
import { publishFirstVersion } from "@/tenants/apply-pack";
import { paymentStarter } from "@/tenants/packs/starter";
import type { Tenant } from "@/server/platform/context";
import { twoWinters } from "@/server/supply/test/make-winter";
import { tariffSchema } from "@/tenants/schemas/tariff";
import { newId } from "@/server/platform/ids";
import { makeCollectionIds } from "./make-collection-ids";
import { makeCounterIds } from "./make-counter-ids";
import { makeMeterIds } from "./make-meter-ids";
import { makeReportIds } from "./make-report-ids";
import { makeWorkIds } from "./make-work-ids";
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
    const billed = { ...mine, agreementId: agreement.id, tariffVersionId: tariff!.id };
    const bill = await makeSeasonBill(tx, {
      ...{ ...billed, billNo: `B-${mark}`, runId: run!.id, season: "2026-2027" },
      ...{ periodFrom: "2026-11-15", periodTo: "2027-03-16", issuedOn: "2026-09-01", dueOn: "2026-11-30" },
    });
    const pastBill = await makeSeasonBill(tx, {
      ...{ ...billed, billNo: `B0-${mark}`, season: "2025-2026" },
      ...{ periodFrom: "2025-11-15", periodTo: "2026-03-15", issuedOn: "2025-10-01", dueOn: "2025-11-15" },
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
      pastBill,
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
      bill,
    };
  });
  const counter = await asTenant(tenant, (ctx) => makeCounterIds(ctx, made));
  const resident = await makeResident(tenant, { account: made.account, phone });
  const collections = await asTenant(tenant, (ctx) => makeCollectionIds(ctx, made));
  const metering = await asTenant(tenant, (ctx) => makeMeterIds(ctx, made));
  const paid = await asTenant(tenant, (ctx) => makePaymentIds(ctx, made));
  const rest = await asTenant(tenant, (ctx) => makeWorkIds(ctx, made, resident.userId));
  const reports = await asTenant(tenant, (ctx) => makeReportIds(ctx, resident.userId));
  return {
    ...reports,
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

/** A season's bill of 2,670.00 元 with its line. */
async function makeSeasonBill(tx: Tx, bill: Omit<typeof bills.$inferInsert, "kind" | "amountMinor">) {
  const { tenantId, accountId, tariffVersionId } = bill;
  const [made] = await tx
    .insert(bills)
    .values({ ...bill, kind: "season", amountMinor: 267_000n })
    .returning();
  await tx.insert(billLines).values({
    ...{ tenantId, accountId, tariffVersionId, billId: made!.id, lineNo: 1, code: "area-heat" },
    ...{ description: "居民采暖费", quantity: "100", unit: "m2", unitPrice: "26.7", amountMinor: 267_000n },
    formula: "100 × 26.7",
  });
  return made!;
}

/** Ids of the same shapes that nothing in the database has. */
export function idsOfNothing(like: Ids): Ids {
  const entries = Object.entries(like).map(([name, value]) => [
    name,
    /^[0-9a-f]{8}-/.test(value) ? newId() : `${value.slice(0, -3)}000`,
  ]);
  return { ...Object.fromEntries(entries), phone: testPhone() } as Ids;
}
