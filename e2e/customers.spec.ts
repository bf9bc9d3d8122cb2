import { Buffer } from "node:buffer";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { isSettled, pickHome } from "./fixtures/pick-home";
import { siteUrl } from "./fixtures/site-url";

test("a clerk finds a customer by number, phone, name and address, and sees everything on one page", async ({
  staff,
}, info) => {
  const home = pickHome("quancheng", "session", info, isSettled);
  const page = await staff("quancheng", "clerk");
  await page.goto(siteUrl("quancheng", "/accounts"));
  await expectAccessible(page);
  const box = page.getByRole("searchbox", { name: "查找客户" });
  const address = `${home.place.name}${home.building}-${home.unit}-${home.room}`;
  for (const words of [home.accountNo, home.owner.phone!, home.owner.name, address]) {
    await expect(async () => {
      await box.fill(words);
      await expect(page.getByText(home.accountNo).filter({ visible: true }).first()).toBeVisible({ timeout: 4000 });
    }).toPass({ timeout: 30_000 });
  }
  await page.goto(siteUrl("quancheng", `/accounts?q=${home.accountNo}`));
  await expect(page.getByText("已显示 1 户")).toBeVisible();
  await box.press("Enter");
  await expect(page.getByText(home.address).first()).toBeVisible();
  await expect(page.getByText(home.owner.name).first()).toBeVisible();
  await expect(page.getByText("业主与联系人变更")).toBeVisible();
  await expectAccessible(page);
});

test("a household list with one bad row keeps the good ones and says what is wrong with the other", async ({
  staff,
}, info) => {
  const digit = info.project.name === "phone" ? 1 : 2;
  const lines = [
    "户号,户名,电话,营业所,小区,楼号,单元,房号,建筑面积",
    `8099${digit}0001,盛嘉怡,1390533${digit}001,张店营业所,昌国新苑,${digit},1,101,88.50`,
    `8099${digit}0002,武建平,1390533${digit}002,张店营业所,昌国新苑,${digit},1,102,约九十`,
    `8099${digit}0003,甘秀珍,1390533${digit}003,张店营业所,昌国新苑,${digit},1,201,102.30`,
  ];
  const page = await staff("liuquan", "clerk");
  await page.goto(siteUrl("liuquan", "/accounts/import"));
  await expectAccessible(page);
  const file = {
    name: `住户清单-${info.project.name}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n")),
  };
  await expect(async () => {
    if (page.url().endsWith("/import")) await page.locator('input[type="file"]').first().setInputFiles(file);
    await expect(page.getByRole("button", { name: "开始检查" })).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 40_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "开始检查" }).click();

  await expect(page.getByText("面积不对").filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("约九十").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByLabel(/全部合格才导入/)).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("button", { name: "导入 2 行" }).click();
  await expect(page.getByText("导入完成")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/新增 2 户.*跳过有问题的 1 行/)).toBeVisible();

  await page.goto(siteUrl("liuquan", `/accounts?q=8099${digit}0003`));
  await expect(page.getByText("甘秀珍").filter({ visible: true }).first()).toBeVisible();
  await page.goto(siteUrl("liuquan", `/accounts?q=8099${digit}0002`));
  await expect(page.getByText(`没有找到“8099${digit}0002”`)).toBeVisible();
});
