import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { accounts, premises, residentLinks } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { areasAt } from "../dated/areas-at";
import { ownerAt } from "../dated/owner-at";
import { makeWinter } from "../test/make-winter";
import { noMove, ticketOf } from "../test/ticket-of";
import { createAccount } from "./create-account";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await asTenant(tenant, (ctx) => makeWinter(ctx));
});

const newHome = {
  "owner-name": "陈静",
  "owner-phone": "138 0531 0099",
  "start-date": "2026-10-20",
  "place-district": "历下区",
  "place-community": "泉韵花园",
  "place-building": "7号楼",
  "place-unit": "1单元",
  "place-room": "302室",
  "place-use": "residential",
  "place-built-area": "88.60",
};

test("a new home gets premise, owner, account, agreement and an area by the tariff; the applicant can open it", async () => {
  const resident = await makeResident(tenant);
  await asTenant(tenant, async (ctx) => {
    await makeAccount(ctx, { accountNo: "3201000016" });
    const facts = await createAccount(
      ctx,
      ticketOf(ctx, { type: "open-account", form: newHome, residentUserId: resident.userId }),
      noMove,
    );
    const accountId = String(facts.accountId);
    expect(facts.accountNo).toMatch(/^329\d{7}$/);
    const [account] = await ctx.tx.select().from(accounts).where(eq(accounts.id, accountId));
    expect(account).toMatchObject({
      address: "历下区泉韵花园7号楼1单元302室",
      openedOn: "2026-10-20",
      status: "active",
    });
    expect(await ownerAt(ctx, { accountId, on: "2026-10-20" })).toMatchObject({ name: "陈静", phone: "13805310099" });
    expect(await areasAt(ctx, { agreementId: String(facts.agreementId), on: "2026-11-15" })).toMatchObject([
      { chargeableArea: "88.60", priceClass: "residential", settlement: "area", supplyState: "on" },
    ]);
    const links = await ctx.tx
      .select()
      .from(residentLinks)
      .where(and(eq(residentLinks.accountId, accountId)));
    expect(links).toMatchObject([{ residentUserId: resident.userId, proof: "request", revokedAt: null }]);
  });
});

test("a home that is in the register without a customer is used as it is, whatever way its number is written", () =>
  inTenant(tenant, async (ctx) => {
    const { premise, agreement } = await makeAccount(ctx, {
      community: "泉韵花园",
      building: "9",
      unit: "2",
      room: "101",
    });
    const { serviceAgreements } = await import("@/db/schema");
    await ctx.tx.update(serviceAgreements).set({ status: "stopped" }).where(eq(serviceAgreements.id, agreement.id));
    const form = { ...newHome, "place-building": "9栋", "place-unit": "２单元", "place-room": "101" };
    const facts = await createAccount(ctx, ticketOf(ctx, { type: "open-account", form }), noMove);
    expect(facts.premiseId).toBe(premise.id);
    expect(await ctx.tx.select().from(premises).where(eq(premises.building, "9"))).toHaveLength(1);
  }));

test("a home with a running agreement is refused at the last step too", () =>
  inTenant(tenant, async (ctx) => {
    const { premise } = await makeAccount(ctx);
    await expect(
      createAccount(ctx, ticketOf(ctx, { type: "open-account", premiseId: premise.id, form: newHome }), noMove),
    ).rejects.toMatchObject({ code: "premise-claimed" });
  }));
