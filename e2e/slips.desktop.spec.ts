import { Buffer } from "node:buffer";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;
const site = "quancheng";

test("a statement's credits wait with their suggestions until a clerk books one, which pays the account, and sets one aside", async ({
  staff,
}, info) => {
  const home = pickHome(site, "bank-file", info, owes);
  const page = await staff(site, "clerk");
  const account = siteUrl(site, `/billing/accounts/${home.ids.account}`);
  await page.goto(account);
  const figure = (label: string) => page.getByText(label, { exact: true }).locator("xpath=../..").locator("p").first();
  const owed = (await figure("待缴账单").innerText()).trim();
  expect(owed).not.toBe("¥0.00");
  const text = [
    "账户明细查询,,,,,",
    "交易日期,交易流水号,对方户名,贷方金额,借方金额,摘要",
    `2026-10-15,E2ESLIP01,${home.owner.name},"${owed.replace("¥", "")}",,户号${home.accountNo}采暖费`,
    "2026-10-15,E2ESLIP02,中国工商银行,18.73,,结息",
    "2026-10-15,E2ESLIP03,不相干的人,7.77,,转账",
  ].join("\n");

  await page.goto(siteUrl(site, "/billing/statements"));
  await expectAccessible(page);
  const file = page.locator('input[type="file"]').first();
  await expect(async () => {
    await file.setInputFiles({ name: "流水.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.waitForURL(/\/billing\/statements\/[\w-]{36}$/, { timeout: 8000 });
  }).toPass({ timeout: 40_000 });
  await expect(page.getByText("已读完")).toBeVisible({ timeout: 30_000 });
  await expect(figure("进入认领")).toHaveText("3");
  await expectAccessible(page);

  await page.goto(siteUrl(site, "/billing/slips"));
  await expectAccessible(page);
  const slip = (reference: string) => page.getByRole("listitem").filter({ hasText: reference });
  await expect(slip("E2ESLIP01")).toContainText("摘要中有户号");
  await expect(slip("E2ESLIP03")).toContainText("没有线索，请输入户号");
  const confirm = page.getByRole("alertdialog");
  await clickUntil(slip("E2ESLIP01").getByRole("button", { name: "入账", exact: true }).first(), confirm);
  await expect(confirm).toContainText(`把 ${owed} 入账到户号 ${home.accountNo}？`);
  await confirm.getByRole("button", { name: "入账", exact: true }).click();
  await expect(slip("E2ESLIP01")).toHaveCount(0);
  const dialog = page.getByRole("dialog");
  await clickUntil(slip("E2ESLIP02").getByRole("button", { name: "不是缴费" }), dialog);
  await dialog.getByLabel("原因").fill("存款利息");
  await dialog.getByRole("button", { name: "不是缴费" }).click();
  await expect(slip("E2ESLIP02")).toHaveCount(0);
  await expect(slip("E2ESLIP03")).toBeVisible();

  await page.getByRole("link", { name: "已入账" }).click();
  await expect(slip("E2ESLIP01")).toContainText(home.accountNo);
  await page.goto(account);
  await expect(figure("待缴账单")).toHaveText("¥0.00");
});
