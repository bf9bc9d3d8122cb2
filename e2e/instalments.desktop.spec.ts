import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const site = "quancheng";

test("a clerk agrees with a debtor on two instalments and takes the agreement back", async ({ staff }) => {
  const page = await staff(site, "clerk");
  await page.goto(siteUrl(site, "/collections"));
  const batch = page.getByRole("row", { name: /待批准/ }).first();
  await page.goto(siteUrl(site, (await batch.getByRole("link").getAttribute("href"))!));
  const accountNo = (await page
    .getByRole("link", { name: /^\d{10}$/ })
    .last()
    .textContent())!;

  await page.goto(siteUrl(site, "/collections/plans"));
  await expectAccessible(page);
  const dialog = page.getByRole("dialog");
  await clickUntil(page.getByRole("button", { name: "签订分期" }), dialog);
  await dialog.getByLabel("户号").fill(accountNo);
  await dialog.getByRole("button", { name: "查询欠费" }).click();
  const owed = /今天以前到期未缴 (\S+)/.exec((await dialog.getByText("今天以前到期未缴").textContent())!)![1]!;
  await dialog.getByLabel("期数").selectOption("2");
  await expect(dialog.getByText(`各期合计 ${owed}`)).toBeVisible();
  await expectAccessible(page);
  // One 分 less is not the whole arrear.
  const second = dialog.getByRole("group", { name: "第 2 期" }).getByLabel("金额");
  const amount = await second.inputValue();
  await second.fill("0.01");
  await dialog.getByRole("button", { name: "签订分期" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await second.fill(amount);
  await dialog.getByRole("button", { name: "签订分期" }).click();

  const row = page.getByRole("row", { name: new RegExp(accountNo) }).first();
  await expect(row).toContainText("履行中");
  await expect(row.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  const confirm = page.getByRole("alertdialog");
  await clickUntil(row.getByRole("button", { name: "撤回" }), confirm);
  await confirm.getByRole("button", { name: "撤回" }).click();
  await expect(row).toContainText("已撤回");
});
