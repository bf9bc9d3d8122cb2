import pg from "pg";
import readWorkbook from "read-excel-file/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableAccess } from "@/db/columns";
import { auditEvents } from "@/db/schema";
import { closePools, withGroup, withTenant } from "@/db/tenant";
import { asTenant, makeAccount, makeGroup, makeHqStaff, makeTenant } from "@/db/test/factories";
import type { HqCtx, Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { sqlState } from "@/server/platform/errors";
import { compare } from "./compare";
import { keepAllRollups, keepRollups } from "./keep-rollups";
import { requestRefresh } from "./request-refresh";
import { writeComparison } from "./write-comparison";

type Headquarters = { ask: <T>(question: (ctx: HqCtx) => Promise<T>) => Promise<T>; tenants: Tenant[]; id: string };

async function makeHeadquarters(subsidiaries: number): Promise<Headquarters> {
  const group = await makeGroup();
  const actor = await makeHqStaff(group);
  const tenants: Tenant[] = [];
  for (let index = 0; index < subsidiaries; index++)
    tenants.push(await makeTenant({ group, name: `第${index + 1}热力` }));
  const now = new Date("2026-11-21T02:00:00Z");
  return { id: group.id, tenants, ask: (question) => withGroup(group.id, (tx) => question({ tx, group, actor, now })) };
}

let ours: Headquarters;
let theirs: Headquarters;
beforeAll(async () => {
  [ours, theirs] = [await makeHeadquarters(2), await makeHeadquarters(1)];
  for (const [index, tenant] of [...ours.tenants, ...theirs.tenants].entries()) {
    await asTenant(tenant, async (ctx) => {
      for (let count = 0; count <= index; count++) await makeAccount(ctx, { openedOn: "2025-09-01" });
    });
    await keepRollups({ tenantId: tenant.id, everything: true });
  }
});
afterAll(closePools);

const wish = { against: "last-year" as const };

describe("headquarters can change nothing, and look at nothing but roll-ups", () => {
  const tenantTables = [...tableAccess].filter(([, access]) => !access.hq).map(([table]) => table);
  const permissionDenied = "42501";
  const refusal = (statement: string) =>
    ours
      .ask(({ tx }) => tx.execute(sql.raw(statement)))
      .then(
        () => "allowed",
        (error: unknown) => sqlState(error),
      );

  test("there are tables to try", () => expect(tenantTables.length).toBeGreaterThan(20));

  test.each(tenantTables)("%s is shut to it", async (table) => {
    expect(await refusal(`select from ${table} limit 1`)).toBe(permissionDenied);
    expect(await refusal(`insert into ${table} default values`)).toMatch(/^(42501|25006)$/);
    expect(await refusal(`update ${table} set tenant_id = tenant_id`)).toMatch(/^(42501|25006)$/);
    expect(await refusal(`delete from ${table}`)).toMatch(/^(42501|25006)$/);
  });

  test.each(["daily_rollups", "rollup_status", "tenants"])("%s it may read, not write", async (table) => {
    expect(await refusal(`select from ${table} limit 1`)).toBe("allowed");
    for (const deed of [`delete from ${table}`, `update ${table} set group_id = group_id`, `truncate ${table}`]) {
      expect(await refusal(deed)).toMatch(/^(42501|25006)$/);
    }
  });

  test("it cannot make its transaction writable either", async () => {
    expect(await refusal("set transaction read write; delete from accounts")).toMatch(/^(25001|42501|25006)$/);
  });
});

test("a group sees its own subsidiaries and never another group's", async () => {
  const seen = await ours.ask((ctx) => compare(ctx, wish));
  expect(seen.subsidiaries.map(({ id }) => id)).toEqual(ours.tenants.map(({ id }) => id));
  expect(seen.subsidiaries.map(({ current }) => current.households)).toEqual([1, 2]);
  expect(seen.total.current.households).toBe(3);
  const other = await theirs.ask((ctx) => compare(ctx, wish));
  expect(other.total.current.households).toBe(3);
  const raw = await ours.ask(({ tx }) => tx.execute(sql`select distinct group_id from daily_rollups`));
  expect(raw.rows).toEqual([{ group_id: ours.id }]);
});

test("a proved comparison says so, with the time of the subsidiary that is furthest behind", async () => {
  const seen = await ours.ask((ctx) => compare(ctx, wish));
  const times = seen.subsidiaries.map(({ asOf }) => Number(asOf));
  expect(Number(seen.asOf)).toBe(Math.min(...times));
  expect(seen.subsidiaries.every(({ provedAt, differences }) => provedAt && differences === 0)).toBe(true);
});

test("a subsidiary that was never counted leaves the whole group without a time, not with a false one", async () => {
  const fresh = await makeHeadquarters(1);
  const seen = await fresh.ask((ctx) => compare(ctx, wish));
  expect(seen).toMatchObject({ asOf: null, provedAt: null });
  expect(seen.subsidiaries[0]?.current).toMatchObject({
    households: 0,
    "collection-rate": null,
    "median-minutes": null,
  });
});

test("a request for a recount is on record in each subsidiary of the group, and in no other", async () => {
  const actor = await makeHqStaff({ id: ours.id });
  await requestRefresh({ group: { id: ours.id }, actor, now: new Date() });
  const counts = await Promise.all(
    [...ours.tenants, ...theirs.tenants].map(({ id }) =>
      withTenant({ tenantId: id, as: "tenant" }, async (tx) => (await tx.select().from(auditEvents)).length),
    ),
  );
  expect(counts).toEqual([1, 1, 0]);
});

test("the worker is asked once per subsidiary, however often the clock strikes", async () => {
  await keepAllRollups({ everything: false, groupId: ours.id });
  await keepAllRollups({ everything: false, groupId: ours.id });
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  const keys = ours.tenants.map(({ id }) => `rollups:false:${id}`);
  const { rows } = await owner.query("select key from graphile_worker.jobs where key = any($1)", [keys]);
  await owner.end();
  expect(rows).toHaveLength(2);
});

test.each(["zh-CN", "en"] as const)(
  "the workbook in %s holds every figure, its definition and its time",
  async (locale) => {
    const seen = await ours.ask((ctx) => compare(ctx, wish));
    const meta = { locale, timezone: "Asia/Shanghai", madeBy: "张敏", madeAt: new Date("2026-11-21T02:00:00Z") };
    const sheets = await readWorkbook(await writeComparison(seen, meta));
    expect(sheets).toHaveLength(6);
    const cells = (index: number) => (sheets[index] as { data: unknown[][] }).data;
    const figures = cells(0);
    expect(figures.flat()).toContain("2026-11-21 10:00 (Asia/Shanghai)");
    const first = figures.findIndex((row) => row.includes("第1热力"));
    expect(figures[first]).toEqual(expect.arrayContaining(["第1热力", "Test Heating", 1, 100]));
    expect(figures[first - 1]).toContain(locale === "en" ? "Households (households)" : "户数 (户)");
    expect(cells(5).flat().join()).toContain(locale === "en" ? "outstanding at the start" : "期初欠费");
  },
);
