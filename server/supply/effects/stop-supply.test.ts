import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { asTenant, inTenant, makeAccount, makeTenant, testNow } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { areaKey } from "../chosen-areas";
import { areasAt } from "../dated/areas-at";
import { listAgreements } from "../list-agreements";
import { makeWinter } from "../test/make-winter";
import { noMove, ticketOf } from "../test/ticket-of";
import { resumeSupply } from "./resume-supply";
import { stopSupply } from "./stop-supply";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await asTenant(tenant, (ctx) => makeWinter(ctx));
});

const day = (text: string) => new Date(`${text}T02:00:00Z`);

test("a stop takes the whole season, from its first day, and suspends the agreement", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx);
    const facts = await stopSupply(ctx, ticketOf(ctx, { type: "stop-heating", accountId: account.id }), noMove);
    expect(facts).toMatchObject({ season: "2026-2027", effectiveOn: "2026-11-15", stoppedAreas: 1 });
    const at = async (on: string) =>
      (await areasAt(ctx, { agreementId: agreement.id, on })).map((area) => area.supplyState);
    expect(await at("2026-11-14")).toEqual(["on"]);
    expect(await at("2026-11-15")).toEqual(["stopped"]);
    // The valve stays closed until somebody asks to open it.
    expect(await at("2027-12-01")).toEqual(["stopped"]);
    expect(await listAgreements(ctx, account.id)).toMatchObject([{ status: "suspended" }]);
  }));

test("a valve closed in the season's first days still makes a stopped season, for the request was in time", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account } = await makeAccount(ctx);
      const ticket = ticketOf(ctx, { type: "stop-heating", accountId: account.id, openedAt: day("2026-10-30") });
      expect(await stopSupply(ctx, ticket, noMove)).toMatchObject({ season: "2026-2027", effectiveOn: "2026-11-15" });
    },
    { now: day("2026-11-20") },
  ));

test("what was believed yesterday can still be asked for after a stop and a resume", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx);
    const asked = (type: "stop-heating" | "resume-heating") => ticketOf(ctx, { type, accountId: account.id });
    const stoppedAt = day("2026-10-10");
    const resumedAt = day("2026-12-05");
    await stopSupply({ ...ctx, now: stoppedAt }, asked("stop-heating"), noMove);
    const resumed = await resumeSupply({ ...ctx, now: resumedAt }, asked("resume-heating"), noMove);
    expect(resumed).toMatchObject({ effectiveOn: "2026-12-05", resumedAreas: 1 });
    const state = async (on: string, knownAt?: Date) =>
      (await areasAt(ctx, { agreementId: agreement.id, on, ...(knownAt ? { knownAt } : {}) })).map(
        (area) => area.supplyState,
      );
    expect(await state("2026-12-20", testNow)).toEqual(["on"]);
    expect(await state("2026-12-20", day("2026-11-01"))).toEqual(["stopped"]);
    expect(await state("2026-12-20")).toEqual(["on"]);
    expect(await state("2026-11-20")).toEqual(["stopped"]);
  }));

test("a stop taken back before the season leaves no stopped day", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx);
    const ticket = ticketOf(ctx, { type: "stop-heating", accountId: account.id });
    await stopSupply(ctx, ticket, noMove);
    await resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: account.id }), noMove);
    for (const on of ["2026-10-20", "2026-11-15", "2027-01-15"]) {
      expect((await areasAt(ctx, { agreementId: agreement.id, on })).map((area) => area.supplyState)).toEqual(["on"]);
    }
  }));

test("only the areas that are named stop, and the agreement runs on for the others", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement, area } = await makeAccount(ctx);
    const { chargeableAreas } = await import("@/db/schema");
    const { id: _id, ...copy } = area;
    await ctx.tx.insert(chargeableAreas).values({ ...copy, areaNo: "2", kind: "loft" });
    const form = { areas: [areaKey({ agreementId: agreement.id, areaNo: "2" })] };
    const ticket = ticketOf(ctx, { type: "stop-heating", accountId: account.id, form });
    await stopSupply(ctx, ticket, noMove);
    const states = (await areasAt(ctx, { agreementId: agreement.id, on: "2026-12-01" })).map((one) => one.supplyState);
    expect(states).toEqual(["on", "stopped"]);
    expect(await listAgreements(ctx, account.id)).toMatchObject([{ status: "active" }]);
    const rest = { areas: [areaKey({ agreementId: agreement.id, areaNo: "1" })] };
    await stopSupply(ctx, ticketOf(ctx, { type: "stop-heating", accountId: account.id, form: rest }), noMove);
    expect(await listAgreements(ctx, account.id)).toMatchObject([{ status: "suspended" }]);
  }));

test("of two agreements with an area 1 each, only the one that is named stops", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx);
    const other = await makeAccount(ctx);
    const { chargeableAreas, serviceAgreements } = await import("@/db/schema");
    const here = { accountId: account.id };
    await ctx.tx.update(serviceAgreements).set(here).where(eq(serviceAgreements.id, other.agreement.id));
    await ctx.tx.update(chargeableAreas).set(here).where(eq(chargeableAreas.id, other.area.id));
    const form = { areas: [areaKey(other.area)] };
    await stopSupply(ctx, ticketOf(ctx, { type: "stop-heating", accountId: account.id, form }), noMove);
    const state = async (agreementId: string) =>
      (await areasAt(ctx, { agreementId, on: "2026-12-01" })).map((area) => area.supplyState);
    expect(await state(agreement.id)).toEqual(["on"]);
    expect(await state(other.agreement.id)).toEqual(["stopped"]);
  }));

test("nothing to resume is refused", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx);
    await expect(
      resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: account.id }), noMove),
    ).rejects.toMatchObject({ code: "not-stopped" });
  }));
