import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import {
  accountRoles,
  accounts,
  auditEvents,
  chargeableAreas,
  households,
  importRows,
  persons,
  premises,
  residentLinks,
  serviceAgreements,
} from "@/db/schema";
import { asTenant, makeResident, makeTenant } from "@/db/test/factories";
import { checkList, importList, readBack } from "@/db/test/import-list";
import { correctBill, issueBill, publishTariff } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Ctx, Tenant } from "@/server/platform/context";
import { cancelImport } from "./cancel-import";
import { checkImport } from "./check-import";
import { runImport } from "./run-import";
import { startCheck } from "./start-check";
import { startImport } from "./start-import";

const header = "户号,户名,联系电话,小区名称,楼号,单元,房号,建筑面积（㎡）,收费面积,用热性质";
const list = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;
const li = "1001,李秀英,13905310001,阳光花园,3号楼,2单元,501室,89.50,85.20,居民";
const wang = "1002,王建国,139 0531 0002,阳光花园,3,2,502,100,,居民";
const shop = "1003,济南泉城商贸有限公司,0531-88881234,泉城路,1,,101,230.5,230.5,商业";

const all = (ctx: Ctx) =>
  ctx.tx.select().from(accounts).where(eq(accounts.tenantId, ctx.tenant.id)).orderBy(accounts.accountNo);

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

test("good rows become whole customers, bad rows are told apart by line, column and reason", async () => {
  const result = await importList(tenant, list(li, "1009,赵六,123,阳光花园,3,2,503,-5,,居民", wang, shop));
  expect(result).toMatchObject({
    status: "done",
    totalRows: 4,
    goodRows: 3,
    rejected: 1,
    created: 3,
    updated: 0,
    unchanged: 0,
  });
  expect(result.wrong.toSorted()).toEqual(["3:建筑面积（㎡）:bad-area", "3:联系电话:bad-phone"]);
  await asTenant(tenant, async (ctx) => {
    expect(await all(ctx)).toMatchObject([
      { accountNo: "1001", address: "阳光花园3号楼2单元501室", openedOn: "2026-10-08" },
      { accountNo: "1002" },
      { accountNo: "1003", address: "泉城路1号楼101室" },
    ]);
    const people = await ctx.tx.select().from(persons).where(eq(persons.tenantId, tenant.id)).orderBy(persons.phone);
    expect(people).toMatchObject([
      { name: "济南泉城商贸有限公司", kind: "company", phone: "053188881234" },
      { name: "李秀英", kind: "human", phone: "13905310001" },
      { name: "王建国", phone: "13905310002" },
    ]);
    const areas = await ctx.tx
      .select()
      .from(chargeableAreas)
      .where(eq(chargeableAreas.tenantId, tenant.id))
      .orderBy(chargeableAreas.builtArea);
    expect(areas).toMatchObject([
      { builtArea: "89.50", chargeableArea: "85.20", priceClass: "residential", supplyState: "on" },
      { builtArea: "100.00", chargeableArea: "100.00" },
      { builtArea: "230.50", priceClass: "public" },
    ]);
    const agreements = await ctx.tx.select().from(serviceAgreements).where(eq(serviceAgreements.tenantId, tenant.id));
    expect(agreements.map(({ status }) => status)).toEqual(["active", "active", "active"]);
    const staged = await ctx.tx.select({ count: count() }).from(importRows).where(eq(importRows.tenantId, tenant.id));
    expect(staged).toEqual([{ count: 0 }]);
    const deeds = await ctx.tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.tenantId, tenant.id), eq(auditEvents.action, "accounts.import")));
    expect(deeds).toMatchObject([{ data: { created: 3, rejected: 1 } }]);
  });
});

test("the same list again changes nothing", async () => {
  const before = await asTenant(tenant, all);
  const result = await importList(tenant, list(li, wang, shop));
  expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(await asTenant(tenant, all)).toEqual(before);
});

test("a changed list brings accounts up to date: dated facts begin anew, the past stays, empty cells say nothing", async () => {
  const mine = await makeTenant();
  await importList(mine, list(li, wang, shop), { effectiveOn: "2026-01-01" });
  const { before, resident } = await asTenant(mine, async (ctx) => {
    const [first] = await all(ctx);
    return { before: first!, resident: await makeResident(mine, { account: first! }) };
  });
  const result = await importList(
    mine,
    list("1001,孙新主,13700000009,阳光花园,3,2,501,89.50,85.20,居民", "1002,王建国,,阳光花园,3,2,502,120,,居民", shop),
    { effectiveOn: "2026-10-01" },
  );
  expect(result).toMatchObject({ created: 0, updated: 2, unchanged: 1, ownersChanged: 1, areasChanged: 1 });
  await asTenant(mine, async (ctx) => {
    const roles = await ctx.tx
      .select({ from: accountRoles.validFrom, to: accountRoles.validTo, name: persons.name })
      .from(accountRoles)
      .innerJoin(persons, and(eq(persons.tenantId, mine.id), eq(persons.id, accountRoles.personId)))
      .where(and(eq(accountRoles.tenantId, mine.id), eq(accountRoles.accountId, before.id)))
      .orderBy(accountRoles.validFrom);
    expect(roles).toEqual([
      { from: "2026-01-01", to: "2026-10-01", name: "李秀英" },
      { from: "2026-10-01", to: null, name: "孙新主" },
    ]);
    const areas = await ctx.tx
      .select({ area: chargeableAreas.chargeableArea, from: chargeableAreas.validFrom, to: chargeableAreas.validTo })
      .from(chargeableAreas)
      .innerJoin(accounts, and(eq(accounts.tenantId, mine.id), eq(accounts.id, chargeableAreas.accountId)))
      .where(
        and(
          eq(chargeableAreas.tenantId, mine.id),
          eq(accounts.accountNo, "1002"),
          isNull(chargeableAreas.supersededAt),
        ),
      )
      .orderBy(chargeableAreas.validFrom);
    expect(areas).toEqual([
      { area: "100.00", from: "2026-01-01", to: "2026-10-01" },
      { area: "120.00", from: "2026-10-01", to: null },
    ]);
    const superseded = await ctx.tx
      .select({ area: chargeableAreas.chargeableArea, from: chargeableAreas.validFrom, to: chargeableAreas.validTo })
      .from(chargeableAreas)
      .where(and(eq(chargeableAreas.tenantId, mine.id), isNotNull(chargeableAreas.supersededAt)));
    expect(superseded, "what was believed before the list is kept as it was").toEqual([
      { area: "100.00", from: "2026-01-01", to: null },
    ]);
    const [kept] = await ctx.tx
      .select()
      .from(persons)
      .where(and(eq(persons.tenantId, mine.id), eq(persons.name, "王建国")));
    expect(kept?.phone).toBe("13905310002");
    const open = await ctx.tx
      .select()
      .from(residentLinks)
      .where(and(eq(residentLinks.residentUserId, resident.userId), isNull(residentLinks.revokedAt)));
    expect(open, "the former owner's way into the portal is closed").toEqual([]);
  });
});

test("a list that ends a household's low income lets its past stand; another owner begins without", async () => {
  const mine = await makeTenant();
  const told = (...rows: string[]) => `${[`${header},低保户,家庭人口`, ...rows].join("\n")}\n`;
  await importList(mine, told(`${li},是,4`, `${wang},是,5`), { effectiveOn: "2026-01-01" });
  await importList(mine, told(`${li},否,`, `${wang.replace("王建国", "孙新主")},,2`), { effectiveOn: "2026-10-01" });
  await asTenant(mine, async (ctx) => {
    const lived = (no: string) =>
      ctx.tx
        .select({
          low: households.lowIncome,
          size: households.size,
          from: households.validFrom,
          to: households.validTo,
        })
        .from(households)
        .innerJoin(accounts, and(eq(accounts.tenantId, mine.id), eq(accounts.id, households.accountId)))
        .where(and(eq(households.tenantId, mine.id), eq(accounts.accountNo, no), isNull(households.supersededAt)))
        .orderBy(households.validFrom);
    expect(await lived("1001")).toEqual([
      { low: true, size: "4", from: "2026-01-01", to: "2026-10-01" },
      { low: false, size: "4", from: "2026-10-01", to: null },
    ]);
    expect(await lived("1002")).toEqual([
      { low: true, size: "5", from: "2026-01-01", to: "2026-10-01" },
      { low: false, size: "2", from: "2026-10-01", to: null },
    ]);
    const believed = await ctx.tx
      .select({ low: households.lowIncome, to: households.validTo })
      .from(households)
      .where(and(eq(households.tenantId, mine.id), isNotNull(households.supersededAt)));
    expect(believed, "what was believed before the list is kept as it was").toEqual([
      { low: true, to: null },
      { low: true, to: null },
    ]);
  });
});

test("a list lets stand what was told of a later day, and keeps what staff said and proved of the days before", async () => {
  const mine = await makeTenant();
  const told = (...rows: string[]) => `${[`${header},低保户,家庭人口`, ...rows].join("\n")}\n`;
  await importList(mine, told(`${li},是,4`), { effectiveOn: "2026-01-01" });
  await importList(mine, told(`${li},否,`), { effectiveOn: "2026-12-01" });
  const papers = ["00000000-0000-7000-8000-00000000000a"];
  await asTenant(mine, (ctx) =>
    ctx.tx.update(households).set({ reason: "街道证明", documentIds: papers }).where(eq(households.lowIncome, true)),
  );
  await importList(mine, told(`${li},,6`), { effectiveOn: "2026-10-01" });
  await asTenant(mine, async (ctx) => {
    const rows = await ctx.tx
      .select()
      .from(households)
      .where(and(eq(households.tenantId, mine.id), isNull(households.supersededAt)))
      .orderBy(households.validFrom);
    expect(rows).toMatchObject([
      { lowIncome: true, size: "4", validTo: "2026-10-01", reason: "街道证明", documentIds: papers },
      { lowIncome: true, size: "6", validFrom: "2026-10-01", validTo: "2026-12-01" },
      { lowIncome: false, size: "4", validFrom: "2026-12-01", validTo: null },
    ]);
  });
});

test("a list changes no household by which a bill goes already: neither by its own words nor by another owner", async () => {
  const mine = await makeTenant();
  const waiver = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
  await asTenant(mine, (ctx) => publishTariff(ctx, { body: heatingTariff({ waiver }), effectiveFrom: "2025-01-01" }));
  const told = (...rows: string[]) => `${[`${header},低保户,家庭人口`, ...rows].join("\n")}\n`;
  await importList(mine, told(`${wang},,`, `${li},是,3`), { effectiveOn: "2026-01-01" });
  const changed = told(`${wang},是,`, `${li.replace("李秀英", "孙新主")},,`);
  const start = async (id: string) => {
    await asTenant(mine, (ctx) => startImport(ctx, { importId: id, mode: "keep-good", existing: "update" }));
    await runImport({ tenantId: mine.id, importId: id });
    return readBack(mine, id);
  };
  const early = await checkList(mine, changed, { effectiveOn: "2026-11-01" });
  expect(early.wrong).toEqual([]);
  const agreements = await asTenant(mine, async (ctx) => {
    const rows = await ctx.tx.select().from(serviceAgreements).where(eq(serviceAgreements.tenantId, mine.id));
    for (const { id } of rows)
      await issueBill(ctx, {
        ...{ agreementId: id, kind: "season", season: "2026-2027" },
        ...{ periodFrom: "2026-11-15", periodTo: "2027-03-15" },
      });
    return rows;
  });
  expect(await start(early.id), "bills were issued after the check").toMatchObject({
    status: "failed",
    error: "import-billed-meanwhile",
  });
  const late = await checkList(mine, changed, { effectiveOn: "2026-11-15" });
  expect(late.wrong.toSorted()).toEqual(["2:低保户:household-billed", "3:户名:owner-billed"]);
  expect(late.details.map(({ params }) => params.other)).toEqual(["2026-11-15", "2026-11-15"]);
  expect(late).toMatchObject({ goodRows: 0, rejected: 2 });
  // From the next day on it speaks of bills to come: 100 m² × 7.20 = 720.00 are not let off on the bill that stands.
  const next = await checkList(mine, changed, { effectiveOn: "2026-11-16" });
  expect(next.wrong).toEqual([]);
  expect(await start(next.id)).toMatchObject({ status: "done", updated: 2, ownersChanged: 1 });
  await asTenant(mine, async (ctx) => {
    for (const { id } of agreements)
      expect(await correctBill(ctx, { agreementId: id, season: "2026-2027", reason: "复核" })).toMatchObject({
        changed: false,
      });
  });
});

test("accounts that are here already can be left alone", async () => {
  const mine = await makeTenant();
  await importList(mine, list(li));
  const result = await importList(mine, list(li.replace("李秀英", "别人"), wang), { existing: "keep" });
  expect(result).toMatchObject({ created: 1, updated: 0, unchanged: 1, ownersChanged: 0 });
});

test("all or nothing: one bad row refuses the whole list, a clean list goes in whole", async () => {
  const mine = await makeTenant();
  const checked = await checkList(mine, list(li, wang.replace("1002", "")));
  const start = asTenant(mine, (ctx) =>
    startImport(ctx, { importId: checked.id, mode: "all-or-nothing", existing: "update" }),
  );
  await expect(start).rejects.toMatchObject({ code: "import-has-findings" });
  expect(await asTenant(mine, all)).toEqual([]);
  const result = await importList(mine, list(li, wang), { mode: "all-or-nothing" });
  expect(result).toMatchObject({ status: "done", created: 2 });
});

test("what contradicts itself in the list, or a home that somebody else has, is a finding", async () => {
  const mine = await makeTenant();
  await importList(mine, list(li));
  const checked = await checkList(
    mine,
    list(wang, wang.replace("502", "503"), shop, shop.replace("1003", "1004"), li.replace("1001", "1005")),
  );
  expect(checked.wrong).toEqual(["3:户号:account-twice", "5:房号:home-twice", "6:房号:home-taken"]);
  expect(checked.details.map(({ params }) => params.other)).toEqual(["2", "4", "1001"]);
  expect(checked).toMatchObject({ goodRows: 2, rejected: 3 });
});

test("unknown divisions, classes and dates say what would have been right", async () => {
  const mine = await makeTenant();
  const checked = await checkList(
    mine,
    "户号,户名,地址,建筑面积,营业所,用热性质,开户日期\n" +
      "1,甲,阳光花园1-1-101,80,第九营业所,居民,2020-01-01\n2,乙,阳光花园1-1-102,80,第一营业所,火星,2020-02-30\n" +
      "3,丙,阳光花园1号楼1单元103室,80,01,居民,2031年1月1日\n4,丁,某处,80,01,居民,20200101\n5,戊,阳光花园1-1-105,80.123,01,居民,2020/1/5\n",
  );
  expect(checked.wrong.toSorted()).toEqual([
    "2:营业所:unknown-division",
    "3:开户日期:bad-date",
    "3:用热性质:unknown-class",
    "4:开户日期:date-ahead",
    "5:地址:unreadable-address",
    "6:建筑面积:bad-area",
  ]);
  expect(checked.details.find(({ code }) => code === "unknown-division")?.params.known).toContain("第一营业所");
});

test("a workbook is read like a CSV: numbers, dates and a title above the header included", async () => {
  const mine = await makeTenant();
  const cell = (value: string | number | Date) =>
    value instanceof Date ? { value, type: Date, format: "yyyy-mm-dd" } : { value };
  const buffer = await writeExcelFile([
    [cell("阳光花园住户清单")],
    ["户号", "户名", "电话", "地址", "建筑面积", "开户日期"].map(cell),
    [
      cell(370_102_000_001),
      cell("李 秀英"),
      cell(13_905_310_001),
      cell("历下区阳光花园3号楼2单元501室"),
      cell(89.13),
      cell(new Date("2019-11-01")),
    ],
    [cell("370102000002"), cell("王建国"), cell("坏"), cell("阳光花园3-2-502"), cell(100), cell("2019-11-01")],
  ] as never).toBuffer();
  const result = await importList(mine, buffer, { name: "住户.xlsx" });
  expect(result).toMatchObject({ format: "xlsx", headerLine: 2, created: 1, rejected: 1, wrong: ["4:电话:bad-phone"] });
  await asTenant(mine, async (ctx) => {
    expect(await all(ctx)).toMatchObject([{ accountNo: "370102000001", openedOn: "2019-11-01" }]);
    const [home] = await ctx.tx.select().from(premises).where(eq(premises.tenantId, mine.id));
    expect(home).toMatchObject({
      district: "历下区",
      community: "阳光花园",
      building: "3",
      unit: "2",
      room: "501",
      builtArea: "89.13",
    });
  });
});

test("what a column was called is remembered for the next list", async () => {
  const mine = await makeTenant();
  const strange = list(li).replace("户号", "神秘编码");
  const { receiveUpload } = await import("./receive-upload");
  const { registerImport } = await import("./register-import");
  const upload = await receiveUpload(mine, "a.csv", new Blob([strange]).stream() as ReadableStream);
  const { id } = await asTenant(mine, (ctx) => registerImport(ctx, upload));
  const guessed = await readBack(mine, id);
  expect(guessed.mapping.accountNo).toBeUndefined();
  const check = asTenant(mine, (ctx) => startCheck(ctx, { importId: id, mapping: guessed.mapping }));
  await expect(check).rejects.toMatchObject({ code: "import-field-missing" });
  await asTenant(mine, (ctx) => startCheck(ctx, { importId: id, mapping: { ...guessed.mapping, accountNo: 0 } }));
  await checkImport({ tenantId: mine.id, importId: id });
  const again = await asTenant(mine, (ctx) => registerImport(ctx, { ...upload }));
  expect((await readBack(mine, again.id)).mapping.accountNo).toBe(0);
});

test("a cancelled import stops: unchecked work is rolled back, and starting it is refused until it was checked again", async () => {
  const mine = await makeTenant();
  const { id } = await checkList(mine, list(li, wang));
  await asTenant(mine, (ctx) => startImport(ctx, { importId: id, mode: "keep-good", existing: "update" }));
  await asTenant(mine, (ctx) => cancelImport(ctx, { importId: id }));
  await runImport({ tenantId: mine.id, importId: id });
  expect(await asTenant(mine, all)).toEqual([]);
  const start = asTenant(mine, (ctx) => startImport(ctx, { importId: id, mode: "keep-good", existing: "update" }));
  await expect(start).rejects.toMatchObject({ code: "import-not-now" });
  await asTenant(mine, async (ctx) => startCheck(ctx, { importId: id, mapping: (await readBack(mine, id)).mapping }));
  await checkImport({ tenantId: mine.id, importId: id });
  expect(await readBack(mine, id)).toMatchObject({ status: "checked", goodRows: 2 });
});

test("two workers at one import take each row over once", async () => {
  const mine = await makeTenant();
  const rows = Array.from({ length: 60 }, (_, n) => `${n + 1},住户${n},,阳光花园,${n},1,101,80,,居民`);
  const { id } = await checkList(mine, list(...rows));
  await asTenant(mine, (ctx) => startImport(ctx, { importId: id, mode: "keep-good", existing: "update" }));
  await Promise.all([runImport({ tenantId: mine.id, importId: id }), runImport({ tenantId: mine.id, importId: id })]);
  await runImport({ tenantId: mine.id, importId: id });
  expect(await readBack(mine, id)).toMatchObject({ status: "done", created: 60, unchanged: 0 });
  expect(await asTenant(mine, all)).toHaveLength(60);
});
