import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { accountRoles, auditEvents, chargeableAreas, valveStates } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { getAccount } from "./get-account";
import { getAccountMoney } from "./get-account-money";
import { getAccountWork } from "./get-account-work";
import { maskIdNumber } from "./mask-id-number";
import { revealIdentity } from "./reveal-identity";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

test("the page shows people, areas and valves through time, and no identity number in clear", () =>
  inTenant(tenant, async (ctx) => {
    const { account, owner, area, agreement, servicePoint } = await makeAccount(ctx, {
      idNumber: "370102196503071234",
    });
    const { owner: next } = await makeAccount(ctx);
    const mine = { tenantId: tenant.id };
    await ctx.tx.update(accountRoles).set({ validTo: "2026-10-01" }).where(eq(accountRoles.accountId, account.id));
    await ctx.tx
      .insert(accountRoles)
      .values({ ...mine, accountId: account.id, personId: next.id, role: "owner", validFrom: "2026-10-01" });
    await ctx.tx.update(chargeableAreas).set({ validTo: "2026-11-01" }).where(eq(chargeableAreas.id, area.id));
    const { id: _, createdAt: __, ...same } = area;
    await ctx.tx
      .insert(chargeableAreas)
      .values({ ...same, agreementId: agreement.id, supplyState: "stopped", validFrom: "2026-11-01" });
    await ctx.tx
      .insert(valveStates)
      .values({ ...mine, servicePointId: servicePoint.id, state: "closed", validFrom: "2026-11-01" });
    const page = await getAccount(ctx, account.id);
    expect(page.roles.map(({ personId, validTo }) => [personId, validTo])).toEqual([
      [next.id, null],
      [owner.id, "2026-10-01"],
    ]);
    expect(page.areas.map(({ supplyState }) => supplyState)).toEqual(["stopped", "on"]);
    expect(page.valves).toMatchObject([{ state: "closed" }]);
    expect(JSON.stringify(page)).not.toContain("196503071234");
    expect(await getAccountMoney(ctx, account.id)).toMatchObject({
      balanceMinor: 0n,
      dueMinor: 0n,
      bills: [],
      payments: [],
    });
    expect(await getAccountWork(ctx, account.id)).toEqual({ tickets: [], messages: [] });
  }));

test("an unknown account, or a sister's, is not found", async () => {
  const sister = await makeTenant({ groupId: tenant.groupId });
  const { account } = await asTenant(sister, (ctx) => makeAccount(ctx));
  await inTenant(tenant, async (ctx) => {
    await expect(getAccount(ctx, account.id)).rejects.toMatchObject({ code: "account-not-found" });
    await expect(getAccount(ctx, newId())).rejects.toMatchObject({ code: "account-not-found" });
  });
});

test("showing an identity number leaves who, whose and why; only a person of that account is shown", async () => {
  const actor = await makeStaff(tenant, ["clerk"], { name: "周洁" });
  await inTenant(
    tenant,
    async (ctx) => {
      const { account, owner } = await makeAccount(ctx, { idNumber: "370102196503071234" });
      const { owner: stranger } = await makeAccount(ctx);
      const shown = await revealIdentity(ctx, { accountId: account.id, personId: owner.id, reason: "核对过户材料" });
      expect(shown.idNumber).toBe("370102196503071234");
      const trail = await ctx.tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.tenantId, tenant.id), eq(auditEvents.action, "accounts.reveal-identity")));
      expect(trail).toMatchObject([{ actorName: "周洁", subjectId: owner.id, data: { reason: "核对过户材料" } }]);
      const other = revealIdentity(ctx, { accountId: account.id, personId: stranger.id, reason: "好奇" });
      await expect(other).rejects.toMatchObject({ kind: "not-found" });
    },
    { actor },
  );
});

test("a masked number keeps its length and little else", () => {
  expect(maskIdNumber("370102196503071234")).toBe("3701************34");
  expect(maskIdNumber("1234567")).toBe("********");
});
