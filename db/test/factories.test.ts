import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeStaff, makeTenant } from "./factories";

test("a made account is complete, and a rolled-back one is gone", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const actor = await makeStaff(tenant, ["clerk"]);
  const made = await inTenant(tenant, (ctx) => makeAccount(ctx, { builtArea: "88.50" }), { actor });
  expect(made).toMatchObject({
    agreement: { status: "active" },
    area: { chargeableArea: "88.50", priceClass: "residential" },
  });
  const left = await asTenant(tenant, (ctx) => ctx.tx.select().from(accounts).where(eq(accounts.tenantId, tenant.id)));
  expect(left).toEqual([]);
});

test("a made resident sees the own account and no other", async () => {
  const tenant = await makeTenant();
  const { account } = await asTenant(tenant, async (ctx) => {
    await makeAccount(ctx);
    return makeAccount(ctx);
  });
  const actor = await makeResident(tenant, { account });
  const seen = await asTenant(tenant, (ctx) => ctx.tx.select({ id: accounts.id }).from(accounts), { actor });
  expect(seen).toEqual([{ id: account.id }]);
});
