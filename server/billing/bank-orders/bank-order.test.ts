import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bankOrderLines, bankOrders, debitMandates } from "@/db/schema";
import { asTenant, makeAccount, makeTenant, testNow } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { dayOf, plusDays } from "@/server/platform/dates";
import { now } from "@/server/platform/clock";
import { getFile } from "@/server/platform/storage";
import { bookBankFile } from "../bank-files/book-bank-file";
import { checkBankFile } from "../bank-files/check-bank-file";
import { getBankFile } from "../bank-files/list-bank-files";
import { startBooking } from "../bank-files/start-booking";
import { listOpenBills } from "../bills/list-open-bills";
import { accountBalance } from "../ledger/account-balance";
import { endMandate } from "../mandates/end-mandate";
import { signMandate } from "../mandates/sign-mandate";
import { takePayment } from "../payments/take-payment";
import { runSeason } from "../runs/run-season";
import { publishTariff } from "../seasons/publish-tariff";
import { bringBankFile, fixedAnswer, publishBankProfiles } from "../test/bank-answer";
import { makeStripeHouse } from "../test/stripe-house";
import { heatingTariff, winter } from "../test/tariffs";
import { closeOrder } from "./close-order";
import { encodeText } from "./encode-text";
import { getOrder } from "./list-orders";
import { makeOrder } from "./make-order";
import { previewOrder } from "./preview-order";
import { startOrder } from "./start-order";

/** A subsidiary whose accounts owe 2,670.00 元 each, due on 2026-12-31, all with a mandate of this bank. */
async function makeDebtors(count: number, profileSlug = "fixed-width", holderName = "王建国") {
  const { tenant, homes } = await makeStripeHouse(count);
  await publishBankProfiles(tenant);
  const accounts = homes.map(({ account }) => account).toSorted((a, b) => (a.accountNo < b.accountNo ? -1 : 1));
  for (const { accountNo } of accounts) await sign(tenant, accountNo, profileSlug, holderName);
  return { tenant, accounts, profileSlug };
}

const sign = (tenant: Tenant, accountNo: string, profileSlug = "fixed-width", holderName = "王建国") =>
  asTenant(tenant, (ctx) =>
    signMandate(ctx, { accountNo, profileSlug, holderName, bankAccountNo: "6222021602001234567", agreementNo: "" }),
  );

const end = (tenant: Tenant, accountId: string) =>
  asTenant(tenant, async (ctx) => {
    const [held] = await ctx.tx
      .select()
      .from(debitMandates)
      .where(and(eq(debitMandates.tenantId, tenant.id), eq(debitMandates.accountId, accountId)));
    return endMandate(ctx, held!.id);
  });

const dueUntil = "2027-12-31";
const today = dayOf(testNow, "Asia/Shanghai");
const begin = (tenant: Tenant, profileSlug = "fixed-width", until = dueUntil) =>
  asTenant(tenant, (ctx) =>
    startOrder(ctx, { profileSlug, dueUntil: until, collectOn: until > today ? until : today }),
  );
const look = (tenant: Tenant, orderId: string) => asTenant(tenant, (ctx) => getOrder(ctx, orderId));

async function order(tenant: Tenant, profileSlug?: string) {
  const { orderId } = await begin(tenant, profileSlug);
  await makeOrder({ tenantId: tenant.id, orderId });
  return look(tenant, orderId);
}

const linesOf = (tenant: Tenant, orderId: string) =>
  asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(bankOrderLines)
      .where(and(eq(bankOrderLines.tenantId, tenant.id), eq(bankOrderLines.orderId, orderId)))
      .orderBy(asc(bankOrderLines.lineNo)),
  );

test("an order asks for exactly what is open of those with a mandate, in the bank's own layout and bytes", async () => {
  const { tenant, accounts } = await makeDebtors(4);
  const [a, b, paid, ended] = accounts;
  await asTenant(tenant, (ctx) => takePayment(ctx, { accountId: b!.id, amountMinor: 100_000n, method: "cash" }));
  await asTenant(tenant, (ctx) => takePayment(ctx, { accountId: paid!.id, amountMinor: 267_000n, method: "cash" }));
  await end(tenant, ended!.id);
  await expect(begin(tenant, "fixed-width", "2020-01-01")).rejects.toMatchObject({ code: "bank-order-nobody" });
  const made = await order(tenant);
  // 2,670.00 + (2,670.00 − 1,000.00)
  expect(made).toMatchObject({ status: "ready", lines: 2, sumMinor: 434_000n });
  const lines = await linesOf(tenant, made.id);
  const bytes = Buffer.from(await getFile(made.storageKey!));
  const text = new TextDecoder("gb18030").decode(bytes).split("\r\n");
  expect(text[0]).toMatch(/^\d{8}000000020000000000434000$/);
  // 王建国 has six bytes of GB18030 in a field of forty.
  const name = `王建国${" ".repeat(34)}`;
  const account = (no: string) => no.padEnd(20);
  expect(text.slice(1)).toEqual([
    `${lines[0]!.lineKey}${account(a!.accountNo)}${name}6222021602001234567     000000267000`,
    `${lines[1]!.lineKey}${account(b!.accountNo)}${name}6222021602001234567     000000167000`,
    "",
  ]);
});

test("who waits for a bank's answer is not asked again, not even by two orders at once, until the order is given up", async () => {
  const { tenant } = await makeDebtors(3);
  const started = [(await begin(tenant)).orderId, (await begin(tenant)).orderId];
  await Promise.all(started.map((orderId) => makeOrder({ tenantId: tenant.id, orderId })));
  const made = await Promise.all(started.map((orderId) => look(tenant, orderId)));
  expect(made.map((one) => one.lines).toSorted((a, b) => a - b)).toEqual([0, 3]);
  await expect(begin(tenant)).rejects.toMatchObject({ code: "bank-order-nobody" });
  await asTenant(tenant, (ctx) => closeOrder(ctx, made.find((one) => one.lines === 3)!.id));
  expect(await order(tenant)).toMatchObject({ lines: 3 });
});

test("an order cut off before its file was written is completed with the same lines", async () => {
  const { tenant } = await makeDebtors(2);
  const made = await order(tenant);
  const before = Buffer.from(await getFile(made.storageKey!));
  // As if the process had died between the lines and the file.
  await asTenant(tenant, (ctx) =>
    ctx.tx
      .update(bankOrders)
      .set({ status: "making", storageKey: null, sha256: null })
      .where(and(eq(bankOrders.tenantId, tenant.id), eq(bankOrders.id, made.id))),
  );
  await makeOrder({ tenantId: tenant.id, orderId: made.id });
  const again = await look(tenant, made.id);
  expect(again).toMatchObject({ status: "ready", lines: 2, sha256: made.sha256 });
  expect(Buffer.from(await getFile(again.storageKey!)).equals(before)).toBe(true);
});

test("the bank's answer tells of every line whether it was paid, partly, refused or not answered; more than asked is not booked", async () => {
  const { tenant, accounts } = await makeDebtors(5);
  const made = await order(tenant);
  const [whole, partly, refused, greedy] = await linesOf(tenant, made.id);
  const no = (accountId: string) => accounts.find(({ id }) => id === accountId)!.accountNo;
  const answer = (line: { lineKey: string; accountId: string }, amountMinor: bigint, result = "00") => ({
    ...{ key: line.lineKey, accountNo: no(line.accountId), amountMinor, result },
  });
  const content = fixedAnswer([
    answer(whole!, 267_000n),
    answer(partly!, 100_000n),
    answer(refused!, 267_000n, "01"),
    answer(greedy!, 267_001n),
  ]);
  const fileId = await bringBankFile(tenant, content);
  await checkBankFile({ tenantId: tenant.id, fileId });
  const checked = await asTenant(tenant, (ctx) => getBankFile(ctx, fileId));
  expect(checked.kinds.map(({ finding }) => finding).toSorted()).toEqual(["not-as-asked", "rejected"]);
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId));
  await bookBankFile({ tenantId: tenant.id, fileId });
  const after = await look(tenant, made.id);
  expect(after.fates).toEqual([
    { fate: "paid", count: 1, askedMinor: 267_000n, paidMinor: 267_000n },
    { fate: "partly", count: 1, askedMinor: 267_000n, paidMinor: 100_000n },
    { fate: "refused", count: 1, askedMinor: 267_000n, paidMinor: 0n },
    { fate: "waiting", count: 2, askedMinor: 534_000n, paidMinor: 0n },
  ]);
  expect(after.unpaid[1]).toMatchObject({ fate: "refused", reason: "账户余额不足" });
  // Asked again: the rest of the partly paid one and the refused one.
  expect(await order(tenant)).toMatchObject({ lines: 2, sumMinor: 434_000n });
});

test("a bank is asked net of the discount of the day it collects on, in full on another day, and never on a day gone by", async () => {
  const soon = dayOf(now(), "Asia/Shanghai");
  const discounts = [{ kind: "percent" as const, from: "2026-09-01", to: soon, percent: "2" }];
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({}, { discounts }), effectiveFrom: "2026-01-01" });
    const made = [await makeAccount(ctx), await makeAccount(ctx)].map(({ account }) => account);
    await runSeason(ctx, winter.slug);
    return made;
  });
  await publishBankProfiles(tenant);
  for (const { accountNo } of homes) await sign(tenant, accountNo);
  // One of the two has paid a thousand: what it earns is of the whole bill all the same.
  await asTenant(tenant, (ctx) => takePayment(ctx, { accountId: homes[0]!.id, amountMinor: 100_000n, method: "cash" }));
  const ask = (collectOn: string) => ({ profileSlug: "fixed-width", dueUntil, collectOn });
  const preview = (collectOn: string) => asTenant(tenant, (ctx) => previewOrder(ctx, ask(collectOn)));
  // 2670.00 and 1670.00 open, each less 53.40
  expect(await preview(soon)).toEqual({ lines: 2, sumMinor: 423_320n });
  expect(await preview(plusDays(soon, 1))).toEqual({ lines: 2, sumMinor: 434_000n });
  const late = asTenant(tenant, (ctx) => startOrder(ctx, ask(plusDays(today, -1))));
  await expect(late).rejects.toMatchObject({ code: "bank-order-day-past" });
  const { orderId } = await asTenant(tenant, (ctx) => startOrder(ctx, ask(soon)));
  await makeOrder({ tenantId: tenant.id, orderId });
  expect(await look(tenant, orderId)).toMatchObject({ status: "ready", lines: 2, sumMinor: 423_320n });
  const lines = await linesOf(tenant, orderId);
  const answers = lines.map(({ lineKey: key, accountId, amountMinor }) => ({
    ...{ key, amountMinor, accountNo: homes.find(({ id }) => id === accountId)!.accountNo },
    day: soon.replaceAll("-", ""),
  }));
  const fileId = await bringBankFile(tenant, fixedAnswer(answers));
  await checkBankFile({ tenantId: tenant.id, fileId });
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId));
  await bookBankFile({ tenantId: tenant.id, fileId });
  await asTenant(tenant, async (ctx) => {
    for (const { id } of homes) {
      expect(await listOpenBills(ctx, id)).toEqual([]);
      expect(await accountBalance(ctx, id)).toBe(0n);
    }
  });
});

test("an account has one mandate at a time, and one that was ended today can be signed again", async () => {
  const { tenant, accounts } = await makeDebtors(1);
  const { accountNo } = accounts[0]!;
  await expect(sign(tenant, accountNo)).rejects.toMatchObject({ code: "mandate-in-force" });
  await end(tenant, accounts[0]!.id);
  expect(await sign(tenant, accountNo)).toHaveProperty("mandateId");
  await expect(sign(tenant, "NOBODY")).rejects.toMatchObject({ code: "mandate-account-unknown" });
});

test("every sign that GB18030 has comes back as it went out, rare names included", () => {
  const text = "王建国 𠮷野 ㎡ · ﹏ Ünï 0123";
  expect(new TextDecoder("gb18030").decode(encodeText(text, "gb18030"))).toBe(text);
});
