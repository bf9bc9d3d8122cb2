import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { chargeableAreas, configDocuments, payments, serviceAgreements } from "@/db/schema";
import { asTenant, makeStaff, testNow } from "@/db/test/factories";
import { importList } from "@/db/test/import-list";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import type { Door } from "@/server/trpc/door";
import { correctBill } from "../bills/correct-bill";
import { getBill } from "../bills/get-bill";
import { listOpenBills } from "../bills/list-open-bills";
import { readReceipt } from "../payments/read-receipt";
import { refundPayment } from "../payments/refund-payment";
import { takePayment } from "../payments/take-payment";
import { makeStripeHouse } from "../test/stripe-house";
import { openBill } from "./open-bill";
import { openReceipt } from "./open-receipt";

const door = (tenant: Tenant, actor: Actor): Door => ({
  tenant,
  actor,
  now: testNow,
  run: (fn) => asTenant(tenant, fn, { actor }),
});
const facts = [{ label: "户号", value: "1000000001" }];
const receiptWords = (title: string) => async () => ({
  ...{ title, no: "收据号", amount: "实收金额", capital: "大写", settled: "本次缴清的账单", credit: "余额留存" },
  ...{ stamp: "本收据由系统开具", hotline: "服务热线 12345", facts },
});
const billWords = async () => ({
  ...{ issuer: "泉城热力", title: "采暖季账单", no: "账单号", amount: "应缴金额", capital: "大写", item: "项目" },
  ...{ sum: "金额", total: "合计", tariff: null, stamp: "本账单由系统开具", hotline: null, facts },
  lines: [{ title: "按面积计费", how: "100 平方米 × ¥26.70", why: "居民", amountMinor: 267_000n }],
});

test("a receipt's PDF is the same to the last byte for whoever asks, whenever, and whatever the words have become", async () => {
  const { tenant, homes } = await makeStripeHouse(2);
  const clerk = await makeStaff(tenant, ["clerk"]);
  const [home, neighbour] = homes;
  const payment = await asTenant(
    tenant,
    (ctx) => takePayment(ctx, { accountId: home!.account.id, amountMinor: 267_000n, method: "cash" }),
    { actor: clerk },
  );
  const open = (actor: Actor, title = "缴费收据") => openReceipt(door(tenant, actor), payment.id, receiptWords(title));
  const [one, other] = await Promise.all([open(home!.actor), open(clerk)]);
  expect(Buffer.from(one.content).subarray(0, 5).toString()).toBe("%PDF-");
  // The whole font has ten million bytes; what stands on the paper needs a few thousand.
  expect(one.content.length).toBeLessThan(200_000);
  expect(Buffer.compare(one.content, other.content)).toBe(0);
  expect(Buffer.compare(one.content, (await open(clerk, "另一种叫法")).content)).toBe(0);
  expect(one.fileName).toBe(`${payment.receiptNo}.pdf`);
  await expect(open(neighbour!.actor)).rejects.toMatchObject({ kind: "not-found" });
});

test("a bill's PDF bears the bill's own number, stays the same after a payment, and is not a neighbour's to see", async () => {
  const { tenant, homes } = await makeStripeHouse(2);
  const [home, neighbour] = homes;
  const [bill] = await asTenant(tenant, (ctx) => listOpenBills(ctx, home!.account.id));
  const open = (actor: Actor) => openBill(door(tenant, actor), bill!.id, billWords);
  const before = await open(home!.actor);
  expect(before.fileName).toBe(`${bill!.billNo}.pdf`);
  await asTenant(tenant, (ctx) => takePayment(ctx, { accountId: home!.account.id, amountMinor: 1n, method: "cash" }));
  expect(Buffer.compare((await open(home!.actor)).content, before.content)).toBe(0);
  await expect(open(neighbour!.actor)).rejects.toMatchObject({ kind: "not-found" });
});

test("what a receipt and a bill say is settled with the money: no correction, refund, move or new telephone changes it", async () => {
  const { tenant, homes } = await makeStripeHouse();
  const { account } = homes[0]!;
  const at = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
    asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });
  const hotline = (version: number, number: string) => (ctx: Ctx) =>
    ctx.tx.insert(configDocuments).values({
      ...{ tenantId: tenant.id, kind: "branding" as const, slug: "branding", version, status: "published" as const },
      ...{ effectiveFrom: "2026-01-01", body: { color: "#0f766e", hotline: number }, authorName: "张敏" },
      publishedAt: ctx.now,
    });
  await at("2026-10-01", hotline(1, "12345"));
  const [bill] = await at("2026-10-09", (ctx) => listOpenBills(ctx, account.id));
  const payment = await at("2026-10-10", (ctx) =>
    takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }),
  );
  const receiptOf = () => at("2026-10-30", (ctx) => readReceipt(ctx, payment.id));
  const before = await receiptOf();
  expect(before.address).toContain("501");
  expect(before).toMatchObject({ settled: [{ billNo: bill!.billNo, amountMinor: 267_000n }], creditMinor: 0n });
  const paper = (what: Awaited<ReturnType<typeof getBill>>) => [what.address, what.hotline, what.lines];
  const billed = await at("2026-10-10", (ctx) => getBill(ctx, bill!.id));
  // A list of households gives the home another room.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-10-11T02:00:00Z") });
  const row = `${account.accountNo},王建国,阳光花园,3,2,502,100,01`;
  const list = `户号,户名,小区名称,楼号,单元,房号,建筑面积（㎡）,营业所\n${row}\n`;
  const moved = await importList(tenant, list).finally(() => vi.useRealTimers());
  expect(moved).toMatchObject({ updated: 1, wrong: [] });
  // 100 m² × 26.70 = 2,670.00 was paid; 80 m² × 26.70 = 2,136.00 is right: 534.00 become credit, and 100.00 of it go back.
  await at("2026-10-12", async (ctx) => {
    await ctx.tx
      .update(chargeableAreas)
      .set({ chargeableArea: "80.00" })
      .where(eq(chargeableAreas.accountId, account.id));
    const [agreement] = await ctx.tx
      .select()
      .from(serviceAgreements)
      .where(eq(serviceAgreements.accountId, account.id));
    const corrected = await correctBill(ctx, { agreementId: agreement!.id, season: "2026-2027", reason: "面积更正" });
    expect(corrected).toMatchObject({ afterMinor: 213_600n, creditMinor: 53_400n });
  });
  await at("2026-10-13", hotline(2, "96777"));
  expect(await receiptOf()).toEqual(before);
  await at("2026-10-15", async (ctx) => {
    const [paid] = await ctx.tx.select().from(payments).where(eq(payments.id, payment.id));
    await refundPayment(ctx, paid!, 10_000n);
  });
  expect(await receiptOf()).toEqual({ ...before, refundedMinor: 10_000n });
  expect(paper(await at("2026-10-30", (ctx) => getBill(ctx, bill!.id)))).toEqual(paper(billed));
  // A receipt of today has today's.
  const later = await at("2026-10-16", (ctx) =>
    takePayment(ctx, { accountId: account.id, amountMinor: 100n, method: "cash" }),
  );
  expect(await at("2026-10-30", (ctx) => readReceipt(ctx, later.id))).toMatchObject({
    ...{ address: expect.stringContaining("502"), creditMinor: 100n, tenant: { hotline: "96777" } },
  });
});
