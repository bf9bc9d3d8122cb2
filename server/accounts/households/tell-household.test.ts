import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accountRoles, documents, households, persons } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { issueBill, publishTariff } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { changeHousehold } from "./change-household";
import { householdAt } from "./household-at";
import { tellHousehold } from "./tell-household";

const said = { lowIncome: true, people: 2, reason: "街道办低保证明", documentIds: [] as string[] };

async function paper({ tx, tenant }: Ctx): Promise<string> {
  const id = newId();
  await tx.insert(documents).values({
    ...{ id, tenantId: tenant.id, kind: "household-proof", fileName: "低保证.jpg", contentType: "image/jpeg" },
    ...{ sizeBytes: 1, sha256: "0", storageKey: `test/${id}`, uploadedBy: "测试" },
  });
  return id;
}

test("low income is told with its papers from a day on, and what was believed before can still be asked for", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx, { householdSize: "4" });
    const told = { accountId: account.id, from: "2026-10-01", ...said };
    await expect(tellHousehold(ctx, told)).rejects.toMatchObject({ code: "household-needs-papers" });
    const id = await paper(ctx);
    const { householdId } = await tellHousehold(ctx, { ...told, documentIds: [id] });
    const on = (day: string) => householdAt(ctx, { accountId: account.id, on: day });
    expect(await on("2026-09-30")).toEqual({ lowIncome: false, size: "4" });
    expect(await on("2026-10-01")).toEqual({ lowIncome: true, size: "2" });
    const all = await ctx.tx.select().from(households).where(eq(households.accountId, account.id));
    expect(all.filter(({ supersededAt }) => supersededAt !== null)).toMatchObject([
      { lowIncome: false, validTo: null },
    ]);
    expect(await ctx.tx.select().from(documents).where(eq(documents.id, id))).toMatchObject([{ householdId }]);
    await expect(tellHousehold(ctx, told)).rejects.toMatchObject({ code: "household-same" });
    // A paper proves one thing once.
    const again = { ...told, from: "2026-10-02", people: 3, documentIds: [id] };
    await expect(tellHousehold(ctx, again)).rejects.toMatchObject({ code: "document-gone" });
  });
});

test("a day on which a bill stands already cannot be told anew: what is billed is let off by an adjustment", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
    const { account, agreement } = await makeAccount(ctx);
    const winter = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    await issueBill(ctx, { agreementId: agreement.id, kind: "season", ...winter });
    const told = { accountId: account.id, ...said, documentIds: [await paper(ctx)] };
    await expect(tellHousehold(ctx, { ...told, from: "2026-11-15" })).rejects.toMatchObject({
      code: "household-day-billed",
      params: { day: "2026-11-15" },
    });
    await tellHousehold(ctx, { ...told, from: "2026-11-16" });
    expect(await householdAt(ctx, { accountId: account.id, on: "2026-11-15" })).toEqual({
      lowIncome: false,
      size: "3",
    });
  });
});

test("telling of a day lets stand what is told of a later one, and ends where the household does", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx);
    const told = { accountId: account.id, ...said };
    const on = (day: string) => householdAt(ctx, { accountId: account.id, on: day });
    await tellHousehold(ctx, { ...told, from: "2026-12-01", documentIds: [await paper(ctx)] });
    await tellHousehold(ctx, { ...told, from: "2026-11-20", lowIncome: false, people: 4 });
    expect(await on("2026-11-30")).toEqual({ lowIncome: false, size: "4" });
    expect(await on("2026-12-01")).toEqual({ lowIncome: true, size: "2" });
    // A handover on 1 January: one more person on 31 December needs no papers, and gives the new owner nothing.
    await changeHousehold(ctx, { accountId: account.id, from: "2027-01-01", to: null });
    await tellHousehold(ctx, { ...told, from: "2026-12-31", people: 3 });
    expect(await on("2026-12-31")).toEqual({ lowIncome: true, size: "3" });
    expect(await on("2027-01-01")).toBeNull();
  });
});

test("what is told of a day before a handover ends with it even where nothing was told, and a rename is no handover", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    for (const { phone, lives } of [
      { phone: "13900008888", lives: true },
      { phone: "13900009999", lives: false },
    ]) {
      const { account } = await makeAccount(ctx, { phone: "13900008888", idNumber: null });
      const mine = { tenantId: tenant.id, accountId: account.id };
      await ctx.tx.delete(households).where(eq(households.accountId, account.id));
      await ctx.tx.update(accountRoles).set({ validTo: "2026-12-01" }).where(eq(accountRoles.accountId, account.id));
      const personId = newId();
      await ctx.tx.insert(persons).values({ tenantId: tenant.id, id: personId, kind: "human", name: "周新", phone });
      await ctx.tx.insert(accountRoles).values({ ...mine, personId, role: "owner", validFrom: "2026-12-01" });
      const documentIds = [await paper(ctx)];
      await tellHousehold(ctx, { accountId: account.id, from: "2026-11-20", ...said, documentIds });
      const believed = { lowIncome: true, size: "2" };
      expect(await householdAt(ctx, { accountId: account.id, on: "2026-11-30" })).toEqual(believed);
      expect(await householdAt(ctx, { accountId: account.id, on: "2026-12-01" })).toEqual(lives ? believed : null);
    }
  });
});
