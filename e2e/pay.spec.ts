import type { Page } from "@playwright/test";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil, expectSms } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;

for (const [site, name, method] of [
  ["quancheng", "泉城热力", "微信支付"],
  ["beiling", "北岭供热", "支付宝"],
] as const) {
  test(`a resident of ${name} pays all bills with ${method} and gets a receipt`, async ({ resident }, info) => {
    const { owner } = pickHome(site, "pay", info, owes);
    const page = await resident(site, owner.phone!);
    await page.goto(siteUrl(site, "/bills"));
    await expectAccessible(page);
    await page.getByRole("link", { name: "去缴费" }).first().click();
    await expectAccessible(page);
    const sum = await openPaymentPage(page);
    await expectAccessible(page);
    await page.getByLabel(method).check();
    await page.getByRole("button", { name: `支付 ${sum}` }).click();
    await expect(page.getByRole("heading", { name: "缴费成功" })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("link", { name: "查看收据" }).click();
    await expect(page.getByRole("heading", { name: "缴费收据" })).toBeVisible();
    await expect(page.getByText(sum).first()).toBeVisible();
    await expect(page.getByText(method)).toBeVisible();
    await expectAccessible(page);
    await page.goto(siteUrl(site, "/bills"));
    await expect(page.getByText("已全部缴清")).toBeVisible();
    await expectSms(page, owner.phone!, sum.replace(/[^\d.]/g, ""));
  });
}

test("a payment that the bank declines and one that is given up cost nothing, and both say so", async ({
  resident,
}, info) => {
  const { owner } = pickHome("beiling", "pay-declined", info, owes);
  const page = await resident("beiling", owner.phone!);
  await page.goto(siteUrl("beiling", "/pay"));
  const sum = await openPaymentPage(page);
  await page.getByLabel("银行拒绝").check();
  await page.getByRole("button", { name: `支付 ${sum}` }).click();
  await expect(page.getByText("银行拒绝了这笔付款")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "取消并返回" }).click();
  await expect(page.getByText("您取消了支付，没有扣款")).toBeVisible();
  await page.goto(siteUrl("beiling", "/bills"));
  await expect(page.getByText(sum).first()).toBeVisible();

  await page.goto(siteUrl("beiling", "/pay"));
  await openPaymentPage(page);
  await page.getByLabel("稍后失败").check();
  await page.getByRole("button", { name: `支付 ${sum}` }).click();
  await expect(page.getByRole("heading", { name: "支付没有成功" })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.goto(siteUrl("beiling", "/bills"));
  await expect(page.getByText(sum).first()).toBeVisible();
});

test("a bill that was paid in another window is not paid again", async ({ resident }, info) => {
  const { owner } = pickHome("quancheng", "paid", info, owes);
  const page = await resident("quancheng", owner.phone!);
  await page.goto(siteUrl("quancheng", "/pay"));
  const late = await page.context().newPage();
  await late.goto(siteUrl("quancheng", "/pay"));
  await expect(late.getByRole("button", { name: /去支付/ })).toBeVisible();
  const sum = await openPaymentPage(page);
  await page.getByRole("button", { name: `支付 ${sum}` }).click();
  await expect(page.getByRole("heading", { name: "缴费成功" })).toBeVisible({ timeout: 30_000 });
  await clickUntil(late.getByRole("button", { name: /去支付/ }), late.getByText("所选账单已经缴清或已更正"));
  await late.goto(siteUrl("quancheng", "/pay"));
  await expect(late.getByText("没有待缴的账单")).toBeVisible();
});

/** From the choice of bills to the payment page; returns the sum as it is shown. */
async function openPaymentPage(page: Page): Promise<string> {
  await clickUntil(page.getByRole("button", { name: /去支付/ }), page.getByText("这是模拟支付页面"));
  return (await page.getByRole("heading", { level: 1 }).innerText()).trim();
}
