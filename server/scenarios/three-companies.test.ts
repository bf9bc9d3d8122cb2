import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  accounts,
  bills,
  chargeableAreas,
  documents,
  residentLinks,
  tickets,
  valveStates,
  workOrders,
} from "@/db/schema";
import { asTenant, makeAccount, makeResident, makeStaff, makeTenant, testNow, testPhone } from "@/db/test/factories";
import { publishWorkflows } from "@/db/test/publish-workflows";
import { closePools } from "@/db/tenant";
import { accountBalance, amountOwed, issueBill, takePayment } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { confirmTransfer } from "@/server/supply/confirm-transfer";
import { openAccount } from "@/server/supply/open-account";
import { stopHeating } from "@/server/supply/stop-heating";
import { makeWinter, twoWinters } from "@/server/supply/test/make-winter";
import { transfer } from "@/server/supply/transfer";
import { openTicket, reconsiderAccountJob, reconsiderTicketJob, transition } from "@/server/tickets";
import { completeWorkOrder } from "@/server/tickets/work-orders/complete-work-order";
import { beilingWorkflows } from "@/tenants/packs/beiling/workflows";
import { minghuWorkflows } from "@/tenants/packs/minghu/workflows";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import type { Workflow } from "@/tenants/schemas/workflow";

type Staff = Extract<Actor, { kind: "staff" }>;
type Company = { tenant: Tenant; clerk: Staff; supervisor: Staff; technician: Staff };

/** A winter whose bills are due before the season, so that arrears can stand in the way. */
const dueEarly = {
  ...twoWinters,
  seasons:
    twoWinters.kind === "heating" ? twoWinters.seasons.map((season) => ({ ...season, dueOn: season.applyFrom })) : [],
};

async function found(kind: "heating" | "water", workflows: Workflow[]): Promise<Company> {
  const tenant = await makeTenant({ kind });
  if (kind === "heating") await asTenant(tenant, (ctx) => makeWinter(ctx, dueEarly));
  await publishWorkflows(tenant, ...workflows);
  const [clerk, supervisor, technician] = [
    await makeStaff(tenant, ["clerk"]),
    await makeStaff(tenant, ["supervisor"]),
    await makeStaff(tenant, ["technician"]),
  ];
  return { tenant, clerk, supervisor, technician };
}

let quancheng: Company;
let beiling: Company;
let minghu: Company;
beforeAll(async () => {
  quancheng = await found("heating", quanchengWorkflows);
  beiling = await found("heating", beilingWorkflows);
  minghu = await found("water", minghuWorkflows);
});
afterAll(closePools);

const as = <T>({ tenant }: Company, actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn, { actor });
const office = <T>({ tenant }: Company, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn);

async function household(company: Company) {
  const home = await office(company, (ctx) => makeAccount(ctx));
  const resident = await makeResident(company.tenant, { account: home.account, phone: home.owner.phone! });
  return { ...home, resident };
}

async function papers(company: Company, resident: { userId: string }, kinds: string[]): Promise<string[]> {
  const rows = kinds.map((kind) => {
    const id = newId();
    return {
      id,
      tenantId: company.tenant.id,
      kind,
      residentUserId: resident.userId,
      fileName: `${kind}.jpg`,
      contentType: "image/jpeg",
      sizeBytes: 1,
      sha256: "0",
      storageKey: id,
      uploadedBy: "x",
    };
  });
  await office(company, (ctx) => ctx.tx.insert(documents).values(rows));
  return rows.map((row) => row.id);
}

const ticketNow = async (company: Company, id: string) =>
  (
    await office(company, (ctx) =>
      ctx.tx
        .select()
        .from(tickets)
        .where(and(eq(tickets.tenantId, company.tenant.id), eq(tickets.id, id))),
    )
  )[0]!;

async function move(
  company: Company,
  actor: Actor,
  ticketId: string,
  key: string,
  more: { fields?: Record<string, unknown>; note?: string } = {},
) {
  const { revision } = await ticketNow(company, ticketId);
  return as(company, actor, (ctx) => transition(ctx, { ticketId, transition: key, revision, fields: {}, ...more }));
}

/** The technician does the latest field work of a ticket, and the job that waits for it runs. */
async function visit(
  company: Company,
  ticketId: string,
  result: { outcome?: "passed"; valveState?: "closed" | "open" },
) {
  const [order] = await office(company, (ctx) =>
    ctx.tx
      .select()
      .from(workOrders)
      .where(and(eq(workOrders.tenantId, company.tenant.id), eq(workOrders.ticketId, ticketId)))
      .orderBy(desc(workOrders.createdAt), desc(workOrders.id))
      .limit(1),
  );
  await office(company, (ctx) =>
    ctx.tx
      .update(workOrders)
      .set({ assigneeUserId: company.technician.userId, status: "assigned" })
      .where(eq(workOrders.id, order!.id)),
  );
  await as(company, company.technician, (ctx) =>
    completeWorkOrder(ctx, { id: order!.id, result: { note: "", ...result } }),
  );
  await reconsiderTicketJob({ tenantId: company.tenant.id, ticketId });
}

const supplyOf = async (company: Company, accountId: string) =>
  (
    await office(company, (ctx) =>
      ctx.tx
        .select()
        .from(chargeableAreas)
        .where(and(eq(chargeableAreas.tenantId, company.tenant.id), eq(chargeableAreas.accountId, accountId))),
    )
  ).filter((area) => !area.supersededAt && area.validTo === null);

const stopForm = { reason: "vacant", "contact-phone": "13800001234" };

describe("stop heating", () => {
  test("in 泉城 it waits for the arrears, goes on by itself once they are paid, and stops when the valve is shut", async () => {
    const { account, agreement, servicePoint, resident } = await household(quancheng);
    await office(quancheng, (ctx) =>
      issueBill(ctx, {
        agreementId: agreement.id,
        kind: "season",
        season: "2026-2027",
        periodFrom: "2026-11-15",
        periodTo: "2027-03-15",
      }),
    );
    const opened = await as(quancheng, resident, (ctx) => stopHeating(ctx, { form: stopForm, documentIds: [] }));
    expect(opened.state).toBe("awaiting-payment");
    // 100 m² × 26.7 元 = 2670.00 元.
    expect(await office(quancheng, (ctx) => amountOwed(ctx, account.id))).toBe(267_000n);

    await as(quancheng, quancheng.clerk, (ctx) =>
      takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }),
    );
    await reconsiderAccountJob({ tenantId: quancheng.tenant.id, accountId: account.id });
    expect((await ticketNow(quancheng, opened.id)).state).toBe("valve-closing");

    await visit(quancheng, opened.id, { valveState: "closed" });
    expect(await ticketNow(quancheng, opened.id)).toMatchObject({ state: "stopped", phase: "done" });
    expect((await supplyOf(quancheng, account.id)).map((area) => area.supplyState)).toEqual(["stopped"]);
    const valve = await office(quancheng, (ctx) =>
      ctx.tx.select().from(valveStates).where(eq(valveStates.servicePointId, servicePoint.id)),
    );
    expect(valve).toMatchObject([{ state: "closed", validFrom: "2026-10-08" }]);
    // The base fee of 15 % stays: the bill was reversed and issued anew as 400.50 元.
    const issued = await office(quancheng, (ctx) =>
      ctx.tx.select().from(bills).where(eq(bills.accountId, account.id)).orderBy(bills.revision),
    );
    expect(issued.map((bill) => bill.amountMinor).reduce((sum, amount) => sum + amount, 0n)).toBe(40_050n);
  });

  test("in 泉城 without arrears it is approved on the spot", async () => {
    const { resident } = await household(quancheng);
    const opened = await as(quancheng, resident, (ctx) => stopHeating(ctx, { form: stopForm, documentIds: [] }));
    expect(opened.state).toBe("valve-closing");
  });

  test("a loft is stopped alone: the crew is told which, the home's own valve stays open, and the rooms are billed on", async () => {
    const { account, agreement, area, servicePoint, resident } = await household(quancheng);
    const loft = { ...area, id: newId(), areaNo: "2", kind: "loft" as const, chargeableArea: "40.00" };
    await office(quancheng, async (ctx) => {
      await ctx.tx.insert(chargeableAreas).values(loft);
      const period = { periodFrom: "2026-11-15", periodTo: "2027-03-15" };
      await issueBill(ctx, { agreementId: agreement.id, kind: "season", season: "2026-2027", ...period });
      // 100 × 26.70 + 40 × 26.70
      await takePayment(ctx, { accountId: account.id, amountMinor: 373_800n, method: "cash" });
    });
    const form = { ...stopForm, areas: [`${agreement.id}-2`] };
    const wrong = { ...stopForm, areas: [`${agreement.id}-3`] };
    await expect(
      as(quancheng, resident, (ctx) => stopHeating(ctx, { form: wrong, documentIds: [] })),
    ).rejects.toMatchObject({ code: "area-unknown" });
    const opened = await as(quancheng, resident, (ctx) => stopHeating(ctx, { form, documentIds: [] }));
    const [order] = await office(quancheng, (ctx) =>
      ctx.tx.select().from(workOrders).where(eq(workOrders.ticketId, opened.id)),
    );
    expect(order!.about).toEqual({ areas: [{ areaNo: "2", kind: "loft", squareMetres: "40.00" }] });
    await visit(quancheng, opened.id, { valveState: "closed" });
    expect((await ticketNow(quancheng, opened.id)).phase).toBe("done");
    const states = (await supplyOf(quancheng, account.id)).map((one) => `${one.areaNo} ${one.supplyState}`);
    expect(states.toSorted()).toEqual(["1 on", "2 stopped"]);
    const valves = await office(quancheng, (ctx) =>
      ctx.tx.select().from(valveStates).where(eq(valveStates.servicePointId, servicePoint.id)),
    );
    expect(valves).toEqual([]);
    // 2,670.00 + 15 % of 1,068.00 = 2,830.20; of 3,738.00 paid, 907.80 are left.
    expect(await office(quancheng, (ctx) => accountBalance(ctx, account.id))).toBe(-90_780n);
  });

  test("in 北岭 a survey and the supervisor come first, and the clerk cannot take the supervisor's step", async () => {
    const { account, resident } = await household(beiling);
    const opened = await as(beiling, resident, (ctx) => stopHeating(ctx, { form: stopForm, documentIds: [] }));
    expect(opened.state).toBe("in-review");
    await move(beiling, beiling.clerk, opened.id, "order-survey");
    await visit(beiling, opened.id, { outcome: "passed" });
    expect((await ticketNow(beiling, opened.id)).state).toBe("second-approval");
    await expect(move(beiling, beiling.clerk, opened.id, "approve")).rejects.toMatchObject({ code: "not-your-move" });
    await move(beiling, beiling.supervisor, opened.id, "approve");
    await visit(beiling, opened.id, { valveState: "closed" });
    expect((await ticketNow(beiling, opened.id)).phase).toBe("done");
    expect((await supplyOf(beiling, account.id)).map((area) => area.supplyState)).toEqual(["stopped"]);
  });

  test("in 北岭 arrears are refused at the door; in 明湖 nobody is asked", async () => {
    const { agreement, resident } = await household(beiling);
    await office(beiling, (ctx) =>
      issueBill(ctx, {
        agreementId: agreement.id,
        kind: "season",
        season: "2026-2027",
        periodFrom: "2026-11-15",
        periodTo: "2027-03-15",
      }),
    );
    await expect(
      as(beiling, resident, (ctx) => stopHeating(ctx, { form: stopForm, documentIds: [] })),
    ).rejects.toMatchObject({ code: "account-owes" });
    const water = await household(minghu);
    await expect(
      as(minghu, water.resident, (ctx) => stopHeating(ctx, { form: stopForm, documentIds: [] })),
    ).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("open an account", () => {
  const place = (room: string) => ({
    "place-district": "历下区",
    "place-community": "燕山小区",
    "place-building": "8",
    "place-unit": "1",
    "place-room": room,
    "place-use": "residential",
    "place-built-area": "88.5",
  });
  const ask = async (company: Company, room: string) => {
    const resident = await makeResident(company.tenant, { name: "陈静" });
    const form = { "owner-name": "陈静", "owner-phone": resident.phone, "start-date": "2026-10-20", ...place(room) };
    const documentIds = await papers(company, resident, ["id-card", "deed"]);
    const opened = await as(company, resident, (ctx) => openAccount(ctx, { form, documentIds }));
    return { resident, opened };
  };
  const linked = async (company: Company, userId: string) =>
    office(company, (ctx) =>
      ctx.tx
        .select()
        .from(residentLinks)
        .where(and(eq(residentLinks.tenantId, company.tenant.id), eq(residentLinks.residentUserId, userId))),
    );

  test("in 明湖 it is open at once: papers complete, home free", async () => {
    const { resident, opened } = await ask(minghu, "101");
    expect(opened).toMatchObject({ state: "opened", phase: "done" });
    const ticket = await ticketNow(minghu, opened.id);
    const [account] = await office(minghu, (ctx) =>
      ctx.tx.select().from(accounts).where(eq(accounts.id, ticket.accountId!)),
    );
    expect(account).toMatchObject({ status: "active" });
    expect(await linked(minghu, resident.userId)).toHaveLength(1);
  });

  test("in 泉城 a clerk looks first, and the first bill comes with it", async () => {
    const { opened } = await ask(quancheng, "102");
    expect(opened.state).toBe("in-review");
    await move(quancheng, quancheng.clerk, opened.id, "approve");
    const ticket = await ticketNow(quancheng, opened.id);
    expect(ticket.phase).toBe("done");
    // 88.5 m² × 26.7 元 = 2362.95 元.
    const [bill] = await office(quancheng, (ctx) =>
      ctx.tx.select().from(bills).where(eq(bills.accountId, ticket.accountId!)),
    );
    expect(bill).toMatchObject({ kind: "first", amountMinor: 236_295n });
  });

  test("in 北岭 the home is surveyed although the register does not know it, and the supervisor decides", async () => {
    const { opened } = await ask(beiling, "103");
    await move(beiling, beiling.clerk, opened.id, "order-survey");
    await visit(beiling, opened.id, { outcome: "passed" });
    await move(beiling, beiling.supervisor, opened.id, "approve");
    expect(await ticketNow(beiling, opened.id)).toMatchObject({ state: "opened", phase: "done" });
  });
});

describe("transfer", () => {
  const ask = async (company: Company, kinds: string[]) => {
    const home = await household(company);
    const phone = testPhone();
    const form = { "new-owner-name": "赵新", "new-owner-phone": phone, "transfer-date": "2026-10-08", reason: "sale" };
    const documentIds = await papers(company, home.resident, kinds);
    const opened = await as(company, home.resident, (ctx) => transfer(ctx, { form, documentIds }));
    return { ...home, phone, opened };
  };

  test("in 泉城 the new owner says yes on their own phone, then a clerk approves", async () => {
    const { opened, phone } = await ask(quancheng, ["sale-contract"]);
    expect(opened.state).toBe("awaiting-confirmation");
    const newOwner = await makeResident(quancheng.tenant, { phone, name: "赵新" });
    await as(quancheng, newOwner, (ctx) => confirmTransfer(ctx, { ticketId: opened.id, acceptDebt: false }));
    expect((await ticketNow(quancheng, opened.id)).state).toBe("in-review");
    await move(quancheng, quancheng.clerk, opened.id, "approve");
    expect((await ticketNow(quancheng, opened.id)).phase).toBe("done");
  });

  test("in 明湖 it is done at once, in 北岭 the supervisor decides", async () => {
    const water = await ask(minghu, ["sale-contract"]);
    expect(water.opened).toMatchObject({ state: "transferred", phase: "done" });
    const heat = await ask(beiling, ["sale-contract", "id-card"]);
    await move(beiling, beiling.clerk, heat.opened.id, "pass-on");
    await move(beiling, beiling.supervisor, heat.opened.id, "approve");
    expect((await ticketNow(beiling, heat.opened.id)).phase).toBe("done");
  });
});

describe("payment by bank slip", () => {
  const report = async (company: Company, amount: string) => {
    const home = await household(company);
    const documentIds = await papers(company, home.resident, ["transfer-slip"]);
    const form = { amount, "paid-on": "2026-10-07", "payer-name": "王建国" };
    const opened = await as(company, home.resident, (ctx) =>
      openTicket(ctx, { type: "payment", form, documentIds, channel: "portal" }),
    );
    return { ...home, opened };
  };
  const reference = (no: string) => ({ fields: { "bank-reference": no } });

  test("is credited once, by whoever may: in 北岭 above 10,000 元 only with the supervisor", async () => {
    const small = await report(beiling, "500000");
    await move(beiling, beiling.clerk, small.opened.id, "post", reference("20261007-88123"));
    expect(await ticketNow(beiling, small.opened.id)).toMatchObject({
      state: "posted",
      facts: { paidMinor: "500000" },
    });

    const large = await report(beiling, "1200000");
    await expect(
      move(beiling, beiling.clerk, large.opened.id, "post", reference("20261007-88124")),
    ).rejects.toMatchObject({
      code: "amount-above-limit",
    });
    await move(beiling, beiling.clerk, large.opened.id, "pass-on", reference("20261007-88124"));
    await move(beiling, beiling.supervisor, large.opened.id, "approve");
    expect(await ticketNow(beiling, large.opened.id)).toMatchObject({
      state: "posted",
      facts: { paidMinor: "1200000" },
      closedAt: testNow,
    });
  });
});
