import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEvents, documents, messages, ticketEvents, tickets, valveStates, workOrders } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeStaff, makeTenant, testNow } from "@/db/test/factories";
import { errand, publishWorkflows } from "@/db/test/publish-workflows";
import { closePools } from "@/db/tenant";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { openTicket } from "./open-ticket";
import { reconsiderTicketJob } from "./reconsider-ticket";
import { transition } from "./transition";
import { assignWorkOrder } from "./work-orders/assign-work-order";
import { completeWorkOrder } from "./work-orders/complete-work-order";
import { setValveState } from "./work-orders/set-valve-state";

type Staff = Extract<Actor, { kind: "staff" }>;
let tenant: Tenant;
let clerk: Staff;
let supervisor: Staff;
let technician: Staff;

beforeAll(async () => {
  tenant = await makeTenant();
  clerk = await makeStaff(tenant, ["clerk"]);
  supervisor = await makeStaff(tenant, ["supervisor"]);
  technician = await makeStaff(tenant, ["technician"], { name: "赵师傅" });
  await publishWorkflows(tenant, errand);
});
afterAll(closePools);

let home: Awaited<ReturnType<typeof makeAccount>>;
let resident: Extract<Actor, { kind: "resident" }>;
let ticketId: string;

/** A ticket of a fresh home, its papers complete, so under review. */
beforeEach(async () => {
  home = await asTenant(tenant, (ctx) => makeAccount(ctx));
  resident = await makeResident(tenant, { account: home.account });
  const paper = newId();
  await asTenant(tenant, (ctx) =>
    ctx.tx.insert(documents).values({
      id: paper,
      tenantId: tenant.id,
      kind: "id-card",
      residentUserId: resident.userId,
      fileName: "a.jpg",
      contentType: "image/jpeg",
      sizeBytes: 1,
      sha256: "0",
      storageKey: paper,
      uploadedBy: "x",
    }),
  );
  const opened = await asTenant(
    tenant,
    (ctx) =>
      openTicket(ctx, {
        type: "resume-heating",
        form: { "contact-phone": "13800001234" },
        documentIds: [paper],
        channel: "portal",
      }),
    { actor: resident },
  );
  if (opened.state !== "review") throw new Error(`The ticket waits in ${opened.state}`);
  ticketId = opened.id;
});

const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>, now = testNow) => asTenant(tenant, fn, { actor, now });
const row = () =>
  asTenant(tenant, async (ctx) => (await ctx.tx.select().from(tickets).where(eq(tickets.id, ticketId)))[0]!);
const order = { transition: "order-survey", revision: 1, fields: { "visit-on": "2026-10-12" } };
const move = (
  actor: Actor,
  input: { transition: string; revision: number; fields?: Record<string, unknown>; note?: string },
  now = testNow,
) => as(actor, (ctx) => transition(ctx, { fields: {}, ...input, ticketId }), now);

async function surveyOrder() {
  await move(clerk, order);
  const [found] = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(workOrders)
      .where(and(eq(workOrders.tenantId, tenant.id), eq(workOrders.ticketId, ticketId))),
  );
  return found!;
}

describe("a move", () => {
  test("carries out its effects, keeps its fields, tells the resident once, and is on record", async () => {
    const workOrder = await surveyOrder();
    expect(workOrder).toMatchObject({
      kind: "site-survey",
      status: "open",
      premiseId: home.premise.id,
      servicePointId: home.servicePoint.id,
      contactPhone: "13800001234",
    });
    const ticket = await row();
    expect(ticket).toMatchObject({
      state: "survey",
      revision: 2,
      form: { "visit-on": "2026-10-12" },
      facts: { workOrderNo: workOrder.workOrderNo },
    });
    // Round the clock: 24 hours later to the minute.
    expect(ticket.dueAt).toEqual(new Date("2026-10-09T02:00:00Z"));
    await asTenant(tenant, async (ctx) => {
      const sms = await ctx.tx
        .select()
        .from(messages)
        .where(and(eq(messages.tenantId, tenant.id), eq(messages.eventKey, `ticket:${ticketId}:2`)));
      expect(sms).toMatchObject([{ recipient: resident.phone, template: "request-progress" }]);
      const history = await ctx.tx
        .select()
        .from(ticketEvents)
        .where(eq(ticketEvents.ticketId, ticketId))
        .orderBy(ticketEvents.revision);
      expect(history.map((event) => [event.revision, event.transition, event.toState, event.actorKind])).toEqual([
        [0, null, "papers", "resident"],
        [1, "papers-in", "review", "system"],
        [2, "order-survey", "survey", "staff"],
      ]);
      const audited = await ctx.tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, ticketId), eq(auditEvents.action, "tickets.transition")));
      expect(audited).toHaveLength(1);
    });
  });

  test("is refused to whoever's it is not: the wrong role, another resident, headquarters", async () => {
    await expect(move(supervisor, order)).rejects.toMatchObject({ code: "not-your-move" });
    await expect(move(resident, order)).rejects.toMatchObject({ code: "not-your-move" });
    const stranger = await makeResident(tenant);
    await expect(move(stranger, { transition: "withdraw", revision: 1 })).rejects.toMatchObject({ kind: "not-found" });
    await expect(move({ kind: "hq", userId: newId(), name: "hq", roles: ["hq-manager"] }, order)).rejects.toMatchObject(
      { code: "not-your-move" },
    );
    expect((await row()).state).toBe("review");
  });

  test("is refused when it does not start here, is no move at all, or lacks what it asks for", async () => {
    await expect(move(supervisor, { transition: "finish", revision: 1 })).rejects.toMatchObject({
      code: "move-not-possible",
    });
    await expect(move(clerk, { transition: "fly", revision: 1 })).rejects.toMatchObject({ code: "move-not-possible" });
    await expect(move(clerk, { ...order, fields: {} })).rejects.toMatchObject({
      code: "field-required",
      field: "visit-on",
    });
    await expect(move(clerk, { transition: "refuse", revision: 1, note: " " })).rejects.toMatchObject({
      code: "note-required",
    });
  });

  test("of two clerks who saw the same, one wins and the other is told; nothing happens twice", async () => {
    const results = await Promise.allSettled([
      move(clerk, order),
      move(clerk, order),
      move(clerk, { transition: "withdraw", revision: 1 }),
    ]);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of results)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ code: expect.stringMatching(/ticket-moved-on|move-not-possible/) });
    const orders = await asTenant(tenant, (ctx) =>
      ctx.tx.select().from(workOrders).where(eq(workOrders.ticketId, ticketId)),
    );
    expect(orders.length).toBeLessThanOrEqual(1);
    expect((await row()).revision).toBe(2);
  });

  test("made after the due time marks the ticket as overrun, and says by how much", async () => {
    const late = new Date("2026-10-09T03:30:00Z");
    await move(clerk, order, late);
    expect((await row()).overran).toBe(true);
    const [event] = await asTenant(tenant, (ctx) =>
      ctx.tx
        .select()
        .from(ticketEvents)
        .where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.revision, 2))),
    );
    expect(event?.data).toMatchObject({ lateMinutes: 90 });
  });

  test("by the resident ends their own request", async () => {
    expect(await move(resident, { transition: "withdraw", revision: 1 })).toMatchObject({
      state: "withdrawn",
      phase: "cancelled",
    });
    expect((await row()).closedAt).toEqual(testNow);
    await expect(move(clerk, { ...order, revision: 2 })).rejects.toMatchObject({ code: "move-not-possible" });
  });
});

describe("field work", () => {
  test("once done lets the waiting ticket go on by itself", async () => {
    const workOrder = await surveyOrder();
    await as(supervisor, (ctx) => assignWorkOrder(ctx, { id: workOrder.id, userId: technician.userId }));
    await as(technician, (ctx) =>
      completeWorkOrder(ctx, { id: workOrder.id, result: { outcome: "passed", note: "" } }),
    );
    await reconsiderTicketJob({ tenantId: tenant.id, ticketId });
    expect(await row()).toMatchObject({ state: "second", revision: 3 });
    await reconsiderTicketJob({ tenantId: tenant.id, ticketId });
    expect(await row()).toMatchObject({ state: "second", revision: 3 });
  });

  test("that found the site unfit keeps the ticket where it is", async () => {
    const workOrder = await surveyOrder();
    await as(supervisor, (ctx) =>
      completeWorkOrder(ctx, { id: workOrder.id, result: { outcome: "failed", note: "私接暖气片" } }),
    );
    await reconsiderTicketJob({ tenantId: tenant.id, ticketId });
    expect((await row()).state).toBe("survey");
  });

  test("is called off when the request comes to nothing", async () => {
    const workOrder = await surveyOrder();
    await move(clerk, { transition: "refuse", revision: 2, note: "重复申请" });
    const [after] = await asTenant(tenant, (ctx) =>
      ctx.tx.select().from(workOrders).where(eq(workOrders.id, workOrder.id)),
    );
    expect(after?.status).toBe("cancelled");
  });

  test("is done once, needs its outcome, and is another technician's secret", async () => {
    const workOrder = await surveyOrder();
    const colleague = await makeStaff(tenant, ["technician"]);
    const done = (actor: Actor, result: { outcome?: "passed"; note: string }) =>
      as(actor, (ctx) => completeWorkOrder(ctx, { id: workOrder.id, result }));
    await expect(done(colleague, { outcome: "passed", note: "" })).rejects.toMatchObject({ kind: "not-found" });
    await expect(done(supervisor, { note: "" })).rejects.toMatchObject({ code: "survey-outcome-needed" });
    await done(supervisor, { outcome: "passed", note: "" });
    await expect(done(supervisor, { outcome: "passed", note: "" })).rejects.toMatchObject({
      code: "work-order-closed",
    });
    await expect(
      as(supervisor, (ctx) => assignWorkOrder(ctx, { id: workOrder.id, userId: clerk.userId })),
    ).rejects.toMatchObject({ code: "not-a-technician" });
  });

  test("on a valve dates its state, and what was believed before can still be read", async () => {
    const servicePointId = home.servicePoint.id;
    await inTenant(tenant, async (ctx) => {
      await setValveState(ctx, { servicePointId, state: "open", from: "2026-10-01", workOrderId: newId() });
      await setValveState(ctx, { servicePointId, state: "closed", from: "2026-10-08", workOrderId: newId() });
      const rows = await ctx.tx
        .select()
        .from(valveStates)
        .where(eq(valveStates.servicePointId, servicePointId))
        .orderBy(valveStates.validFrom, valveStates.recordedAt);
      expect(rows.filter((one) => !one.supersededAt).map((one) => [one.state, one.validFrom, one.validTo])).toEqual([
        ["open", "2026-10-01", "2026-10-08"],
        ["closed", "2026-10-08", null],
      ]);
      expect(rows.filter((one) => one.supersededAt)).toMatchObject([{ state: "open", validTo: null }]);
    });
  });
});
