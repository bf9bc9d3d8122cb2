import { expect, test } from "vitest";
import { asTenant, makeStaff, testNow } from "@/db/test/factories";
import type { Actor, Tenant } from "@/server/platform/context";
import type { Door } from "@/server/trpc/door";
import { listOpenBills } from "../bills/list-open-bills";
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
