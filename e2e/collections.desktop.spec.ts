import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const site = "minghu";

test("a drafted reminder goes out once a supervisor approves; who has promised is left out", async ({ staff }) => {
  const clerk = await staff(site, "clerk");
  await clerk.goto(siteUrl(site, "/collections"));
  await expectAccessible(clerk);
  const batch = clerk.getByRole("row", { name: /待批准/ }).first();
  const address = (await batch.getByRole("link").getAttribute("href"))!;
  await clerk.goto(siteUrl(site, address));
  await expect(clerk.getByText("这个批次等待有权限的同事批准。")).toBeVisible();
  await expectAccessible(clerk);
  const accountNo = (await clerk
    .getByRole("link", { name: /^\d{10}$/ })
    .first()
    .textContent())!;

  await clerk.goto(siteUrl(site, "/collections/promises"));
  await expectAccessible(clerk);
  const dialog = clerk.getByRole("dialog");
  await clickUntil(clerk.getByRole("button", { name: "登记承诺" }), dialog);
  await dialog.getByLabel("户号").fill(accountNo);
  await dialog.getByLabel("承诺金额").fill("20");
  await dialog.getByLabel("承诺日期").fill("2026-12-10");
  await dialog.getByRole("button", { name: "登记承诺" }).click();
  await expect(clerk.getByRole("row", { name: new RegExp(accountNo) })).toContainText("待履约");

  const supervisor = await staff(site, "supervisor");
  await supervisor.goto(siteUrl(site, address));
  const confirm = supervisor.getByRole("alertdialog");
  await clickUntil(supervisor.getByRole("button", { name: "批准执行" }), confirm);
  await confirm.getByRole("button", { name: "批准执行" }).click();
  await expect(supervisor.getByText("已完成", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(supervisor.getByRole("row", { name: new RegExp(accountNo) })).toContainText("已承诺缴费");
  await expectAccessible(supervisor);
});

test("a bill in dispute says so until the dispute is closed", async ({ staff }) => {
  const page = await staff(site, "clerk");
  await page.goto(siteUrl(site, "/collections"));
  await page
    .getByRole("row", { name: /待批准|已完成/ })
    .first()
    .getByRole("link")
    .click();
  await page.getByRole("link", { name: /-ZD-/ }).nth(3).click();
  await expectAccessible(page);
  const dialog = page.getByRole("dialog");
  await clickUntil(page.getByRole("button", { name: "登记异议" }), dialog);
  await dialog.getByLabel("异议原因").fill("住户称水表走字不符");
  await dialog.getByRole("button", { name: "登记异议" }).click();
  await expect(page.getByText("这张账单有异议：住户称水表走字不符")).toBeVisible();
  await clickUntil(page.getByRole("button", { name: "了结异议" }), dialog);
  await dialog.getByRole("button", { name: "了结异议" }).click();
  await expect(page.getByText("这张账单有异议：住户称水表走字不符")).toHaveCount(0);
  await page.goto(siteUrl(site, "/collections/disputes"));
  await expectAccessible(page);
  await expect(page.getByRole("row", { name: /住户称水表走字不符/ })).toContainText("异议不成立");
  await page.goto(siteUrl(site, "/collections/rules"));
  await expectAccessible(page);
});
