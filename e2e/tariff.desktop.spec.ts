import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("a clerk drafts a tariff without code, is told a fault at its place, and explains a bill by it", async ({
  staff,
}) => {
  const page = await staff("quancheng", "clerk");
  await page.goto(siteUrl("quancheng", "/settings/tariff"));
  await clickUntil(page.getByRole("button", { name: "起草新版本" }), page.getByText("检查通过，可以发布"));
  await page.getByRole("tab", { name: /价格类别/ }).click();
  const price = page.getByLabel("面积单价").first();
  await price.fill("28,5");
  await expect(page.getByText("请填数字，例如 26.70").first()).toBeVisible();
  await expectAccessible(page);
  await price.fill("28.5");
  await expect(page.getByText("检查通过，可以发布")).toBeVisible();

  await page.getByLabel("手工填写").check();
  await page.getByLabel("面积", { exact: true }).fill("80");
  await page.getByRole("button", { name: "计算", exact: true }).click();
  // 80 × 28.5 = 2,280.00
  await expect(page.getByText("80 × 28.5")).toBeVisible();
  await expect(page.getByText("¥2,280.00").first()).toBeVisible();

  // Dearer from New Year on: of the 121 days from 15 November to 15 March, 47 at the old price.
  await page.getByRole("button", { name: "添加期中调价" }).first().click();
  await page.getByLabel("调价日期").fill("2027-01-01");
  await page.getByLabel("面积单价").nth(1).fill("30");
  await page.getByRole("button", { name: "计算", exact: true }).click();
  // 80 × 28.5 × 47/121 = 885.62; 80 × 30 × 74/121 = 1,467.77
  await expect(page.getByText("80 × 28.5 × 47/121")).toBeVisible();
  await expect(page.getByText("80 × 30 × 74/121")).toBeVisible();
  await expect(page.getByText("¥2,353.39")).toBeVisible();

  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("改动已保存")).toBeVisible();
  await expect(page.getByText("草稿由主管或管理员发布")).toBeVisible();
});
