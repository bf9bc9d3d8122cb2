import { beforeAll, expect, test } from "vitest";
import { accountRoles, postings } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { searchAccounts } from "./search-accounts";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await makeTenant();
  const sister = await makeTenant({ groupId: tenant.groupId });
  await asTenant(sister, (ctx) =>
    makeAccount(ctx, { accountNo: "37010001", ownerName: "王建国", phone: "13905310001" }),
  );
  await asTenant(tenant, async (ctx) => {
    await makeAccount(ctx, { accountNo: "37010001", ownerName: "王建国", phone: "13905310001", room: "501" });
    await makeAccount(ctx, {
      accountNo: "37010002",
      ownerName: "王建军",
      phone: "13905320001",
      room: "502",
      unit: "1",
    });
    await makeAccount(ctx, {
      accountNo: "37010003",
      ownerName: "济南市历下区实验小学",
      ownerKind: "company",
      phone: null,
      building: "10",
      room: "1",
      unit: "",
    });
    await makeAccount(ctx, {
      accountNo: "37020004",
      ownerName: "李秀英",
      phone: "18600001234",
      community: "文化东路25号",
      building: "1",
      unit: "",
      room: "1",
    });
  });
});

const numbers = async (ctx: Ctx, query: string, limit = 50) =>
  (await searchAccounts(ctx, { query, limit })).accounts.map(({ accountNo }) => accountNo);

test("an account is found by its number, its owner, their phone and its address, and by the beginning or end of them", () =>
  inTenant(tenant, async (ctx) => {
    expect(await numbers(ctx, "37010001")).toEqual(["37010001"]);
    expect(await numbers(ctx, "3701")).toEqual(["37010001", "37010002", "37010003"]);
    expect(await numbers(ctx, "139 0531 0001")).toEqual(["37010001"]);
    expect(await numbers(ctx, "0001")).toEqual(["37010001", "37010002"]);
    expect(await numbers(ctx, "王建")).toEqual(["37010002", "37010001"]);
    expect(await numbers(ctx, "李秀英")).toEqual(["37020004"]);
    expect(await numbers(ctx, "实验小学")).toEqual(["37010003"]);
    expect(await numbers(ctx, "阳光花园3-2-501")).toEqual(["37010001"]);
    expect(await numbers(ctx, "历下区阳光花园 3号楼")).toEqual(["37010002", "37010001"]);
    expect(await numbers(ctx, "阳光")).toEqual(["37010002", "37010001", "37010003"]);
    expect(await numbers(ctx, "文化东路25号")).toEqual(["37020004"]);
    expect(await numbers(ctx, "文化东")).toEqual(["37020004"]);
  }));

test("a sister subsidiary's accounts of the same number, name and phone are never found", () =>
  inTenant(tenant, async (ctx) => {
    const { accounts } = await searchAccounts(ctx, { query: "王建国", limit: 50 });
    expect(accounts).toHaveLength(1);
  }));

test("nothing typed and nothing found both answer an empty page", () =>
  inTenant(tenant, async (ctx) => {
    expect(await numbers(ctx, "   ")).toEqual([]);
    expect(await numbers(ctx, "%_'; drop table")).toEqual([]);
    expect(await numbers(ctx, "不存在的小区")).toEqual([]);
  }));

test("pages follow one another without gap or double, for every way of searching", () =>
  inTenant(tenant, async (ctx) => {
    for (const query of ["3701", "0001", "王", "阳光花园"]) {
      const whole = await numbers(ctx, query);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof searchAccounts>> = await searchAccounts(ctx, { query, cursor, limit: 1 });
        paged.push(...page.accounts.map(({ accountNo }) => accountNo));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged, query).toEqual(whole);
    }
  }));

test("a made-up cursor starts over instead of failing", () =>
  inTenant(tenant, async (ctx) => {
    const forged = Buffer.from(JSON.stringify([2, ["王", "not-a-uuid", "x"]])).toString("base64url");
    for (const cursor of [forged, "%%%", Buffer.from("[9,[]]").toString("base64url")]) {
      const { accounts } = await searchAccounts(ctx, { query: "王建国", cursor, limit: 5 });
      expect(accounts).toHaveLength(1);
    }
  }));

test("a line shows the present owner, a masked phone and what is owed", () =>
  inTenant(tenant, async (ctx) => {
    const { account, owner } = await makeAccount(ctx, { accountNo: "5501", ownerName: "赵前任", phone: "13700005501" });
    const { owner: next } = await makeAccount(ctx, { accountNo: "5502", ownerName: "钱后任", phone: "13700005502" });
    await ctx.tx.update(accountRoles).set({ validTo: "2024-01-01" });
    await ctx.tx.insert(accountRoles).values({
      tenantId: tenant.id,
      accountId: account.id,
      personId: next.id,
      role: "owner",
      validFrom: "2024-01-01",
    });
    const post = (debit: string, credit: string, amountMinor: bigint) => ({
      ...{ tenantId: tenant.id, accountId: account.id, debit, credit, amountMinor },
      ...{ effectiveOn: "2026-10-01", kind: "bill" as const, eventKey: newId() },
    });
    await ctx.tx
      .insert(postings)
      .values([post("receivable", "revenue", 267_000n), post("bank", "receivable", 67_000n)]);
    const { accounts } = await searchAccounts(ctx, { query: "5501", limit: 5 });
    expect(accounts).toMatchObject([
      { ownerName: "钱后任", phone: "137****5502", owedMinor: 200_000n, agreement: "active" },
    ]);
    expect(await numbers(ctx, owner.name)).toEqual([]);
  }));
