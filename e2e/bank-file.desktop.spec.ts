import { Buffer } from "node:buffer";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;
const site = "beiling";

test("a bank's answer with a wrong total is refused whole; the right one is checked, booked once, and says what it left out", async ({
  staff,
}, info) => {
  const home = pickHome(site, "bank-file", info, owes);
  const page = await staff(site, "clerk");
  const csv = (totalYuan: string) =>
    Buffer.from(
      [
        "流水号,户号,户名,金额,日期,结果,原因",
        `E2E1,${home.accountNo},${home.owner.name},120.00,2026-09-25,00,`,
        `E2E2,${home.accountNo},${home.owner.name},80.00,2026-09-25,01,账户余额不足`,
        `合计,1,,${totalYuan}`,
      ].join("\n"),
    );
  const bring = async (name: string, buffer: Buffer) => {
    await page.goto(siteUrl(site, "/billing/bank-files"));
    const file = page.locator('input[type="file"]').first();
    await expect(async () => {
      await page.getByLabel("文件格式").selectOption({ index: 0 });
      await page.getByLabel("文件格式").selectOption({ label: "银行代收（CSV），第 1 版" });
      await file.setInputFiles({ name, mimeType: "text/csv", buffer });
      await page.waitForURL(/\/billing\/bank-files\/[\w-]{36}$/, { timeout: 8000 });
    }).toPass({ timeout: 40_000 });
  };

  await bring("回盘一.csv", csv("999.00"));
  await expect(page.getByText("控制记录的金额是 999.00 元，逐行相加是 120.00 元")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);

  await bring("回盘二.csv", csv("120.00"));
  const book = page.getByRole("button", { name: "入账 1 笔" });
  await expect(book.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("银行扣款不成功：账户余额不足")).toBeVisible();
  await expectAccessible(page);
  const confirm = page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("button", { name: "入账 1 笔" });
  await clickUntil(book.first(), confirm);
  await confirm.click();
  await expect(page.getByText("已入账 1 笔，共 ¥120.00")).toBeVisible({ timeout: 30_000 });

  await page.goto(siteUrl(site, `/billing/accounts/${home.ids.account}`));
  await expect(page.getByText("¥120.00").first()).toBeVisible();
});
