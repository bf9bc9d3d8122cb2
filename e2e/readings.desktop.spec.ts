import { Buffer } from "node:buffer";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const site = "quancheng";

test("a list of readings is read line by line, and what looks wrong is sent to be read again", async ({ staff }) => {
  const page = await staff(site, "clerk");
  await page.goto(siteUrl(site, "/readings"));
  await expectAccessible(page);
  const meterNo = (await page
    .getByRole("link", { name: /^H\d+$/ })
    .nth(20)
    .textContent())!;

  await page.goto(siteUrl(site, "/readings/lists"));
  await expectAccessible(page);
  const list = `表号,读数,抄表日期\n${meterNo},5,2026-09-10\nH-unknown,5,2026-09-10\n`;
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "九月.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await expect(page.getByText("清单已读完")).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("row", { name: /H-unknown/ })).toContainText("没有这块表");
  await expect(page.getByRole("row", { name: new RegExp(meterNo) })).toContainText("小于上次读数");
  await expectAccessible(page);

  await page.goto(siteUrl(site, "/readings/queue"));
  const row = page.getByRole("row", { name: new RegExp(meterNo) });
  await expectAccessible(page);
  const dialog = page.getByRole("alertdialog");
  await clickUntil(row.getByRole("button", { name: "重抄" }), dialog);
  await dialog.getByRole("button", { name: "重抄" }).click();
  const sent = page.getByText(/已派复抄工单 \S+-WO-/);
  await expect(sent).toBeVisible();
  const order = /[A-Z]+-WO-[\d-]+/.exec((await sent.textContent())!)![0];
  await page.goto(siteUrl(site, `/work-orders/${order}`));
  await expect(page.getByRole("heading", { name: "复抄表计" })).toBeVisible();
  await expect(page.getByText(meterNo)).toBeVisible();
});

test("a clerk types a reading with the keys alone, and settles a season while progress shows", async ({ staff }) => {
  const page = await staff(site, "clerk");
  await page.goto(siteUrl(site, "/readings"));
  const field = page.getByRole("textbox", { name: /的本次读数/ }).nth(22);
  await expect(async () => {
    await field.fill("9999999");
    await field.press("Enter");
    await expect(page.getByText("再按回车送复核")).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await field.press("Enter");
  await expect(page.getByText("待复核", { exact: true })).toBeVisible();

  await page.goto(siteUrl(site, "/readings/settle"));
  await expectAccessible(page);
  await page.getByLabel("期间首日").fill("2026-09-01");
  await page.getByLabel("期间末日").fill("2026-09-30");
  await clickUntil(page.getByRole("button", { name: "开始结算" }), page.getByText(/本次结算 0 户/));
  await expectAccessible(page);
  await expect(page.getByText("期末前后 15 天内没有读数").first()).toBeVisible();
});
