import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { serviceAgreements, tickets } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { findUnclaimedPremises } from "./find-premises";
import { openAccount } from "./open-account";
import { makeWorkflows } from "./test/make-workflows";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await makeWorkflows(tenant);
});

const place = {
  "place-community": "泉韵花园",
  "place-building": "7",
  "place-unit": "1",
  "place-room": "302",
  "place-use": "residential",
  "place-built-area": "88.60",
};
const owner = { "owner-name": "陈静", "owner-phone": "13805310099", "start-date": "2026-10-20" };
const asked = (form: Record<string, string>) => ({ form: { ...owner, ...form }, documentIds: [] });

/** A home of the register without a customer. */
async function emptyHome(ctx: Ctx, room: string) {
  const { premise, agreement } = await makeAccount(ctx, { community: "空置小区", room });
  await ctx.tx.update(serviceAgreements).set({ status: "stopped" }).where(eq(serviceAgreements.id, agreement.id));
  return premise;
}

test("a resident without any account can ask for one, for a home that is new to the register", async () => {
  const resident = await makeResident(tenant);
  const ticket = await asTenant(tenant, (ctx) => openAccount(ctx, asked(place)), { actor: resident });
  const [row] = await asTenant(tenant, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, ticket.id)));
  expect(row).toMatchObject({ accountId: null, residentUserId: resident.userId, type: "open-account", phase: "open" });
});

test("only homes without a customer are found, by address and nothing else", () =>
  inTenant(tenant, async (ctx) => {
    const empty = await emptyHome(ctx, "101");
    await makeAccount(ctx, { community: "空置小区", room: "102" });
    const found = await findUnclaimedPremises(ctx, { community: "空置", building: "3号楼", room: "10" });
    expect(found).toEqual([{ id: empty.id, address: empty.address, builtArea: "100.00", use: "residential" }]);
    expect(await findUnclaimedPremises(ctx, { community: "%%", building: "", room: "" })).toEqual([]);
  }));

test("a home that somebody has is refused, named by id or by its address however it is written", () =>
  inTenant(tenant, async (ctx) => {
    const { premise } = await makeAccount(ctx, { community: "泉韵花园", building: "7", unit: "1", room: "302" });
    const refused = { code: "premise-claimed" };
    await expect(openAccount(ctx, { ...asked({}), premiseId: premise.id })).rejects.toMatchObject(refused);
    const spoken = { ...place, "place-building": "7 号楼", "place-unit": "1单元", "place-room": "302室" };
    await expect(openAccount(ctx, asked(spoken))).rejects.toMatchObject(refused);
  }));

test("an incomplete address, an area that is none, a bad phone and an impossible start are named with their field", () =>
  inTenant(tenant, async (ctx) => {
    const refusal = async (form: Record<string, string>) =>
      openAccount(ctx, asked(form)).then(
        () => null,
        (error: { code: string; field: string }) => `${error.code} ${error.field}`,
      );
    expect(await refusal({})).toBe("place-incomplete place-community");
    expect(await refusal({ ...place, "place-built-area": "很大" })).toBe("area-invalid place-built-area");
    expect(await refusal({ ...place, "owner-phone": "110" })).toBe("phone-invalid owner-phone");
    expect(await refusal({ ...place, "start-date": "2029-01-01" })).toBe("start-date-range start-date");
  }));
