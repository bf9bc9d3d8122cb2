import { and, asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { allocations, bankFileLines, payments, postings } from "@/db/schema";
import { asTenant, makeAccount } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { accountBalance } from "../ledger/account-balance";
import { bringBankFile, fixedAnswer, fixedLine, publishBankProfiles } from "../test/bank-answer";
import { makeStripeHouse } from "../test/stripe-house";
import { bookBankFile } from "./book-bank-file";
import { checkBankFile } from "./check-bank-file";
import { discardBankFile } from "./discard-bank-file";
import { getBankFile } from "./list-bank-files";
import { startBooking } from "./start-booking";

/** A subsidiary whose accounts owe 2,670.00 元 each. */
async function makeBankHouse(count: number) {
  const { tenant, homes } = await makeStripeHouse(count);
  await publishBankProfiles(tenant);
  return { tenant, accounts: homes.map((home) => home.account) };
}

const job = (tenant: Tenant, fileId: string) => ({ tenantId: tenant.id, fileId });
const look = (tenant: Tenant, fileId: string) => asTenant(tenant, (ctx) => getBankFile(ctx, fileId));

async function bring(tenant: Tenant, content: string | Uint8Array, profile?: string) {
  const fileId = await bringBankFile(tenant, content, profile);
  await checkBankFile(job(tenant, fileId));
  return look(tenant, fileId);
}

async function book(tenant: Tenant, fileId: string) {
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId));
  // Batches of two, so that every test crosses their border.
  await bookBankFile(job(tenant, fileId), 2);
  return look(tenant, fileId);
}

const balance = (tenant: Tenant, accountId: string) => asTenant(tenant, (ctx) => accountBalance(ctx, accountId));

test("good lines are booked with numbers, posting and allocation; every other line says why not", async () => {
  const { tenant, accounts } = await makeBankHouse(5);
  const stranger = await makeBankHouse(1);
  const [whole, part, more, refused, twice] = accounts.map((account) => account.accountNo) as [string, ...string[]];
  const content = fixedAnswer([
    { key: "K1", accountNo: whole, amountMinor: 267_000n },
    { key: "K2", accountNo: part!, amountMinor: 100_000n },
    { key: "K3", accountNo: more!, amountMinor: 300_000n },
    { key: "K4", accountNo: refused!, amountMinor: 267_000n, result: "01" },
    { key: "K5", accountNo: twice!, amountMinor: 50_000n },
    { key: "K5", accountNo: twice!, amountMinor: 50_000n },
    { key: "K6", accountNo: stranger.accounts[0]!.accountNo, amountMinor: 267_000n },
    { key: "K7", accountNo: whole, amountMinor: 0n },
    { key: "K8", accountNo: whole, amountMinor: 1n, day: "20270101" },
  ]);
  const checked = await bring(tenant, content);
  // 267,000 + 100,000 + 300,000 + 50,000 of four good lines.
  expect(checked).toMatchObject({ status: "checked", lines: 9, good: 4, goodMinor: 717_000n });
  expect(checked.findings.map((line) => [line.lineNo, line.finding, line.reason])).toEqual([
    [5, "rejected", "账户余额不足"],
    [7, "duplicate-in-file", null],
    [8, "account-unknown", null],
    [9, "amount-invalid", null],
    [10, "day-invalid", null],
  ]);
  const booked = await book(tenant, checked.id);
  expect(booked).toMatchObject({ status: "booked", booked: 4, bookedMinor: 717_000n });

  // 2,670.00 − 2,670.00, − 1,000.00, − 3,000.00 (30.00 credit), nothing, − 500.00.
  const after = await Promise.all(accounts.map((account) => balance(tenant, account.id)));
  expect(after).toEqual([0n, 167_000n, -33_000n, 267_000n, 217_000n]);
  expect(await balance(stranger.tenant, stranger.accounts[0]!.id)).toBe(267_000n);
  await asTenant(tenant, async (ctx) => {
    const rows = await ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.tenantId, tenant.id), eq(payments.channel, "bank-file")))
      .orderBy(asc(payments.receiptNo));
    expect(rows.map((row) => Number(row.receiptNo!.split("-").at(-1)))).toEqual([1, 2, 3, 4]);
    expect(rows.every((row) => row.status === "succeeded" && row.method === "bank-debit")).toBe(true);
    const settled = await ctx.tx
      .select({ sum: sql<string>`sum(amount_minor)` })
      .from(allocations)
      .where(eq(allocations.tenantId, tenant.id));
    // 267,000 + 100,000 + 267,000 (33,000 stay credit) + 50,000
    expect(settled[0]!.sum).toBe("684000");
  });
});

test("the same bytes come in once, and a line booked from one file is not booked from another", async () => {
  const { tenant, accounts } = await makeBankHouse(2);
  const lines = accounts.map(({ accountNo }, index) => ({ key: `D${index}`, accountNo, amountMinor: 10_000n }));
  const first = await bring(tenant, fixedAnswer(lines));
  await book(tenant, first.id);
  await expect(bringBankFile(tenant, fixedAnswer(lines))).rejects.toMatchObject({ code: "bank-file-known" });
  const again = await bring(tenant, fixedAnswer([...lines, { ...lines[0]!, key: "D9" }]));
  expect(again).toMatchObject({ status: "checked", good: 1 });
  expect(again.kinds).toMatchObject([{ finding: "duplicate-booked", count: 2 }]);
  await book(tenant, again.id);
  expect(await balance(tenant, accounts[0]!.id)).toBe(247_000n);
  await expect(asTenant(tenant, (ctx) => startBooking(ctx, again.id))).rejects.toMatchObject({
    code: "bank-file-not-checked",
  });
});

test("two files with the same line that are checked side by side book it once", async () => {
  const { tenant, accounts } = await makeBankHouse(1);
  const line = { key: "S1", accountNo: accounts[0]!.accountNo, amountMinor: 10_000n };
  const ids = [
    await bringBankFile(tenant, fixedAnswer([line])),
    await bringBankFile(tenant, fixedAnswer([line, { ...line, key: "S2", result: "99" }])),
  ];
  const done = await Promise.allSettled(ids.map((fileId) => checkBankFile(job(tenant, fileId))));
  // Whoever comes second meets the key of the first; the queue makes its check again, and then it knows.
  for (const [index, one] of done.entries())
    if (one.status === "rejected") await checkBankFile(job(tenant, ids[index]!));
  const files = await Promise.all(ids.map((fileId) => look(tenant, fileId)));
  expect(files.map((file) => file.status)).toEqual(["checked", "checked"]);
  expect(files.reduce((sum, file) => sum + file.good, 0)).toBe(1);
});

test.each([
  [
    "a wrong total",
    { totalMinor: 1n },
    { code: "bank-file-total-differs", params: { stated: "0.01", found: "100.00", unread: 0 } },
  ],
  ["a wrong count", { count: 2 }, { code: "bank-file-count-differs", params: { stated: 2, found: 1 } }],
])("%s refuses the whole file and books nothing", async (_, stated, refusal) => {
  const { tenant, accounts } = await makeBankHouse(1);
  const line = { key: "T1", accountNo: accounts[0]!.accountNo, amountMinor: 10_000n };
  const refused = await bring(tenant, fixedAnswer([line], stated));
  expect(refused).toMatchObject({ status: "refused", refusal, good: 0 });
  await expect(asTenant(tenant, (ctx) => startBooking(ctx, refused.id))).rejects.toMatchObject({ kind: "conflict" });
  await asTenant(tenant, async (ctx) => {
    expect(await ctx.tx.select().from(bankFileLines).where(eq(bankFileLines.tenantId, tenant.id))).toEqual([]);
  });
});

test("a line cut off behind its amount is a finding; one cut before it makes the total wrong and refuses the file", async () => {
  const { tenant, accounts } = await makeBankHouse(2);
  const [a, b] = accounts.map(({ accountNo }, index) => ({ key: `C${index}`, accountNo, amountMinor: 10_000n }));
  const whole = fixedAnswer([a!, b!]);
  const behind = await bring(tenant, whole.slice(0, whole.lastIndexOf(fixedLine(b!)) + 90));
  expect(behind).toMatchObject({ status: "checked", good: 1 });
  expect(behind.findings).toMatchObject([{ lineNo: 3, finding: "truncated" }]);
  const before = await bring(tenant, whole.slice(0, whole.lastIndexOf(fixedLine(b!)) + 80));
  expect(before).toMatchObject({
    status: "refused",
    refusal: { code: "bank-file-total-differs", params: { unread: 1 } },
  });
});

test("a CSV in its own way: title line, yuan, Chinese names, the bank's own words, control record at the end", async () => {
  const { tenant, accounts } = await makeBankHouse(2);
  const [paid, refused] = accounts.map((account) => account.accountNo);
  const csv = [
    "流水号,户号,户名,金额,日期,结果,原因",
    `L1,${paid},"王,建国",2670.00,2026-10-07,00,`,
    `L2,${refused},李国强,2670.00,2026-10-07,03,客户未签约`,
    "合计,1,,2670.00",
  ].join("\n");
  const checked = await bring(tenant, `\uFEFF${csv}`, "csv");
  expect(checked).toMatchObject({ status: "checked", good: 1, statedCount: 1, statedMinor: 267_000n });
  expect(checked.findings).toMatchObject([{ finding: "rejected", reason: "客户未签约" }]);
  await book(tenant, checked.id);
  await asTenant(tenant, async (ctx) => {
    const [payment] = await ctx.tx.select().from(payments).where(eq(payments.tenantId, tenant.id));
    expect(payment).toMatchObject({ payerName: "王,建国", amountMinor: 267_000n });
    const rows = await ctx.tx
      .select({ effectiveOn: postings.effectiveOn, debit: postings.debit })
      .from(postings)
      .where(and(eq(postings.tenantId, tenant.id), eq(postings.kind, "payment")));
    expect(rows).toEqual([{ effectiveOn: "2026-10-07", debit: "bank" }]);
  });
});

test("bytes that are no text of the profile's encoding, and a control record that cannot be read, refuse the file, which may come again under another profile", async () => {
  const { tenant, accounts } = await makeBankHouse(1);
  const gb = Buffer.from([0xcd, 0xf5, 0x2c, 0x31, 0x0a, 0xcd, 0xf5, 0x2c, 0x31, 0x0a]);
  expect(await bring(tenant, gb, "csv")).toMatchObject({ refusal: { code: "bank-file-encoding" } });
  expect(await bring(tenant, "nonsense\n")).toMatchObject({ refusal: { code: "bank-file-control-unreadable" } });
  const csv = fixedAnswer([{ key: "P1", accountNo: accounts[0]!.accountNo, amountMinor: 1n }]);
  expect(await bring(tenant, csv, "csv")).toMatchObject({ status: "refused" });
  expect(await bring(tenant, csv)).toMatchObject({ status: "checked", good: 1 });
  expect(await bring(tenant, "\n\n")).toMatchObject({ refusal: { code: "bank-file-empty" } });
});

test("an account of the same number in a sister company is not this company's", async () => {
  const { tenant } = await makeBankHouse(1);
  const sister = await makeBankHouse(0);
  const shared = `SHARED-${tenant.code}`;
  await asTenant(sister.tenant, (ctx) => makeAccount(ctx, { accountNo: shared }));
  const checked = await bring(tenant, fixedAnswer([{ key: "X1", accountNo: shared, amountMinor: 1n }]));
  expect(checked).toMatchObject({ good: 0, kinds: [{ finding: "account-unknown", count: 1 }] });
  await expect(asTenant(tenant, (ctx) => startBooking(ctx, checked.id))).rejects.toMatchObject({
    code: "bank-file-nothing-good",
  });
});

test("two clerks who book the same file at once: one starts it, the other is told, and every line is booked once", async () => {
  const { tenant, accounts } = await makeBankHouse(3);
  const lines = accounts.map(({ accountNo }, index) => ({ key: `W${index}`, accountNo, amountMinor: 267_000n }));
  const { id } = await bring(tenant, fixedAnswer(lines));
  const start = () => asTenant(tenant, (ctx) => startBooking(ctx, id));
  const started = await Promise.allSettled([start(), start()]);
  expect(started.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "bank-file-not-checked" });
  await Promise.all([bookBankFile(job(tenant, id), 1), bookBankFile(job(tenant, id), 1)]);
  expect(await look(tenant, id)).toMatchObject({ status: "booked", booked: 3, bookedMinor: 801_000n });
  for (const { id: accountId } of accounts) expect(await balance(tenant, accountId)).toBe(0n);
});

test("a discarded file blocks no line of the bank's corrected one, and what is booked cannot be discarded", async () => {
  const { tenant, accounts } = await makeBankHouse(2);
  const line = (key: string, index: number, amountMinor: bigint) => ({
    ...{ key, accountNo: accounts[index]!.accountNo, amountMinor },
  });
  const discard = (fileId: string) => asTenant(tenant, (ctx) => discardBankFile(ctx, { fileId, note: "银行重发" }));
  const wrong = await bring(tenant, fixedAnswer([line("C1", 0, 267_000n), line("C2", 1, 99_900n)]));
  const corrected = fixedAnswer([line("C1", 0, 267_000n), line("C2", 1, 267_000n)]);
  // While the first file may still be booked, the second would be money twice.
  const early = await bring(tenant, corrected);
  expect(early).toMatchObject({ good: 0, kinds: [{ finding: "duplicate-booked", count: 2 }] });
  await discard(wrong.id);
  await discard(early.id);
  await expect(book(tenant, wrong.id)).rejects.toMatchObject({ code: "bank-file-not-checked" });
  expect(await look(tenant, wrong.id)).toMatchObject({
    ...{ status: "discarded", discardNote: "银行重发", kinds: [{ finding: "discarded", count: 2 }] },
  });
  // 2 × 2,670.00.
  const resent = await bring(tenant, corrected);
  expect(resent).toMatchObject({ good: 2, goodMinor: 534_000n });
  expect(await book(tenant, resent.id)).toMatchObject({ status: "booked", bookedMinor: 534_000n });
  expect(await balance(tenant, accounts[1]!.id)).toBe(0n);
  await expect(discard(resent.id)).rejects.toMatchObject({ code: "bank-file-not-checked" });
});
