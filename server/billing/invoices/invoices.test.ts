import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { adjustments, bills as billTable, eInvoices } from "@/db/schema";
import { asTenant, testNow } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { sendToTaxPlatform } from "@/server/platform/tax-platform";
import { listOpenBills } from "../bills/list-open-bills";
import { publishPaymentRule } from "../payment-rules/publish-payment-rule";
import { takePayment } from "../payments/take-payment";
import { makeStripeHouse } from "../test/stripe-house";
import { issueInvoice } from "./issue-invoice";
import { invoiceLines } from "./invoice-lines";
import { exportInvoices, listInvoices } from "./list-invoices";
import { sendInvoiceJob } from "./send-invoice";
import { takeBackInvoice } from "./take-back-invoice";
import { taxWithin } from "./tax-within";

const rules = { sellerName: "测试热力有限公司", sellerTaxNo: "91370100MA3TEST01X", taxRate: "9", exempt: [] };
const buyer = { buyerName: "王建国", buyerTaxNo: "" };

async function makeHouse(count = 1) {
  const { tenant, homes } = await makeStripeHouse(count);
  await asTenant(tenant, (ctx) => publishPaymentRule(ctx, { kind: "invoice-rules", body: rules, basedOn: 0 }));
  const bills = [];
  for (const { account } of homes) {
    const [bill] = await asTenant(tenant, (ctx) => listOpenBills(ctx, account.id));
    bills.push({ accountId: account.id, billNo: bill!.billNo });
  }
  return { tenant, bills };
}
const pay = (tenant: Tenant, accountId: string, amountMinor = 267_000n) =>
  asTenant(tenant, (ctx) => takePayment(ctx, { accountId, amountMinor, method: "pos" }));
const issue = (tenant: Tenant, billNo: string, given = buyer) =>
  asTenant(tenant, (ctx) => issueInvoice(ctx, { billNo, ...given }));
const send = (tenant: Tenant, invoiceId: string) => sendInvoiceJob({ tenantId: tenant.id, invoiceId });
const find = (tenant: Tenant, id: string) =>
  asTenant(tenant, ({ tx }) => tx.select().from(eInvoices).where(eq(eInvoices.id, id))).then(([row]) => row!);

test("the tax within a sum is rounded once, half away from nought, whatever its sign", () => {
  // 2,670.00 × 9 / 109 = 220.4587… = 220.46; 0.03 × 3 / 103 = 0.0008… = 0.00; 1.09 × 9 / 109 = 0.09.
  expect([taxWithin(267_000n, "9"), taxWithin(-267_000n, "9")]).toEqual([22_046n, -22_046n]);
  expect([taxWithin(3n, "3"), taxWithin(109n, "9"), taxWithin(109n, "0"), taxWithin(0n, "13")]).toEqual([
    0n,
    9n,
    0n,
    0n,
  ]);
  // 0.01 × 100 / 200 would be half a 分; the largest rate of two digits: 1.00 × 99.99 / 199.99 = 0.49997… = 0.50.
  expect(taxWithin(100n, "99.99")).toBe(50n);
});

test("a paid bill is invoiced once: asked twice at once, sent three times, the platform gives one number", async () => {
  const { tenant, bills } = await makeHouse();
  const { accountId, billNo } = bills[0]!;
  await pay(tenant, accountId, 266_999n);
  await expect(issue(tenant, billNo)).rejects.toMatchObject({ code: "invoice-bill-unpaid" });
  await pay(tenant, accountId, 1n);
  const tries = await Promise.allSettled([issue(tenant, billNo), issue(tenant, billNo)]);
  const made = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(made).toHaveLength(1);
  expect(tries.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "invoice-made-already" });
  const [invoice] = made;
  expect(invoice).toMatchObject({ amountMinor: 267_000n, taxMinor: 22_046n, status: "waiting" });
  expect(invoice!.invoiceNo).toMatch(/-FP-2026-000001$/);
  for (let again = 0; again < 3; again++) await send(tenant, invoice!.id);
  const issued = await find(tenant, invoice!.id);
  expect(issued.status).toBe("issued");
  expect(issued.taxNo).toMatch(/^\d{20}$/);
  expect(await sendToTaxPlatform({}, invoice!.invoiceNo)).toEqual({ taxNo: issued.taxNo, refusal: null });
});

test("a red invoice takes the blue one back to the last 分, once, and the bill may be invoiced anew", async () => {
  const { tenant, bills } = await makeHouse();
  const { accountId, billNo } = bills[0]!;
  await pay(tenant, accountId);
  const blue = await issue(tenant, billNo);
  const takeBack = () => asTenant(tenant, (ctx) => takeBackInvoice(ctx, blue.id));
  await expect(takeBack()).rejects.toMatchObject({ code: "invoice-not-issued" });
  await send(tenant, blue.id);
  const red = await takeBack();
  await expect(takeBack()).rejects.toMatchObject({ code: "invoice-taken-back" });
  await send(tenant, red.id);
  expect(red).toMatchObject({ kind: "red", amountMinor: -267_000n, taxMinor: -22_046n, blueId: blue.id });
  const anew = await issue(tenant, billNo, { buyerName: "某公司", buyerTaxNo: "91370100MA3TEST02Y" });
  // Numbers without a gap: 1 blue, 2 red, 3 blue again.
  expect([blue, red, anew].map(({ invoiceNo }) => invoiceNo.slice(-1))).toEqual(["1", "2", "3"]);

  const { text } = await asTenant(tenant, (ctx) => exportInvoices(ctx, { month: "2026-10", format: "json" }));
  const written = JSON.parse(text) as { kind: string; amount: string; tax: string; takesBack: string | null }[];
  expect(written.map(({ kind, amount, tax }) => [kind, amount, tax])).toEqual([
    ["blue", "2670.00", "220.46"],
    ["red", "-2670.00", "-220.46"],
    ["blue", "2670.00", "220.46"],
  ]);
  expect(written[1]?.takesBack).toBe((await find(tenant, blue.id)).taxNo);
  const csv = await asTenant(tenant, (ctx) => exportInvoices(ctx, { month: "2026-10", format: "csv" }));
  expect(csv.text.split("\r\n")[1]).toContain(",blue,2026-10-08,91370100MA3TEST01X,王建国,,1,");
});

test("what the platform refuses may be made again under the next number; another house's bill is unknown", async () => {
  const { tenant, bills } = await makeHouse();
  const stranger = await makeHouse();
  const { accountId, billNo } = bills[0]!;
  await pay(tenant, accountId);
  const wrong = await issue(tenant, billNo, { buyerName: "某公司", buyerTaxNo: "123" });
  await send(tenant, wrong.id);
  expect(await find(tenant, wrong.id)).toMatchObject({ status: "refused", taxNo: null });
  expect((await issue(tenant, billNo)).invoiceNo).toMatch(/-000002$/);
  await expect(issue(tenant, stranger.bills[0]!.billNo)).rejects.toMatchObject({ code: "invoice-bill-unknown" });
});

test("what was let off is no sale: it is taken off line by line, and a bill let off since says that its invoice is stale", async () => {
  const { tenant, bills } = await makeHouse();
  const { accountId, billNo } = bills[0]!;
  const [bill] = await asTenant(tenant, ({ tx }) => tx.select().from(billTable).where(eq(billTable.billNo, billNo)));
  const letOff = (amountMinor: bigint) =>
    asTenant(tenant, ({ tx }) =>
      tx.insert(adjustments).values({
        ...{ tenantId: tenant.id, adjustmentNo: `TZ-${amountMinor}`, accountId, kind: "waiver", status: "posted" },
        ...{ amountMinor, billId: bill!.id, effectiveOn: "2026-10-08", reason: "低保", proposedByName: "测试" },
        ...{ proposedAt: testNow, idempotencyKey: newId() },
      }),
    );
  await pay(tenant, accountId);
  await letOff(67_000n);
  const invoice = await issue(tenant, billNo);
  // 2,670.00 − 670.00 = 2,000.00; tax 220.46 − 670.00 × 9 / 109 = 55.3211… = 55.32, together 165.14.
  expect(invoice).toMatchObject({ amountMinor: 200_000n, taxMinor: 16_514n });
  expect(invoice.lines.map(({ code, amountMinor, taxMinor }) => [code, amountMinor, taxMinor])).toEqual([
    ["area-heat", "267000", "22046"],
    ["let-off", "-67000", "-5532"],
  ]);
  await send(tenant, invoice.id);
  const staleOf = async () => (await asTenant(tenant, (ctx) => listInvoices(ctx, {}))).rows.map(({ stale }) => stale);
  expect(await staleOf()).toEqual([false]);
  await letOff(100_000n);
  expect(await staleOf()).toEqual([true]);
  const red = await asTenant(tenant, (ctx) => takeBackInvoice(ctx, invoice.id));
  await expect(issue(tenant, billNo)).rejects.toMatchObject({ code: "invoice-made-already" });
  await send(tenant, red.id);
  expect((await issue(tenant, billNo)).amountMinor).toBe(100_000n);
  await letOff(100_001n);
  const [other] = await asTenant(tenant, (ctx) => listInvoices(ctx, {})).then(({ rows }) => rows);
  await send(tenant, other!.id);
  await send(tenant, (await asTenant(tenant, (ctx) => takeBackInvoice(ctx, other!.id))).id);
  await expect(issue(tenant, billNo)).rejects.toMatchObject({ code: "invoice-bill-let-off" });
});

test("exempt lines bear no tax, by price class or code, and what was let off is shared between the rates", () => {
  const line = (code: string, amountMinor: bigint, priceClass?: string) => {
    return { code, name: code, amountMinor, basis: priceClass ? { priceClass } : {} };
  };
  const billed = [
    line("area-heat", 30_000n, "residential"),
    line("area-heat", 10_900n, "public"),
    line("late-fee", 109n),
  ];
  const rates = (exempt: string[], letOffMinor = 0n) =>
    invoiceLines(billed, letOffMinor, { taxRate: "9", exempt }).lines.map(
      ({ taxRate, amountMinor, taxMinor }) => `${amountMinor} at ${taxRate}: ${taxMinor}`,
    );
  expect(rates(["class:residential"])).toEqual(["30000 at 0: 0", "10900 at 9: 900", "109 at 9: 9"]);
  expect(rates(["class:residential", "line:late-fee"])).toEqual(["30000 at 0: 0", "10900 at 9: 900", "109 at 0: 0"]);
  // Billed 301.09 at nought and 109.00 at nine: of 41.01 let off 30.11 and 10.90; 10.90 × 9 / 109 = 0.90.
  expect(rates(["class:residential", "line:late-fee"], 4_101n).slice(3)).toEqual(["-3011 at 0: 0", "-1090 at 9: -90"]);
  const none = invoiceLines(billed, 0n, { taxRate: "9", exempt: [] });
  // 300.00 × 9 / 109 = 24.7706… = 24.77.
  expect([none.amountMinor, none.taxMinor]).toEqual([41_009n, 2_477n + 900n + 9n]);
});
