import { demoResidents } from "@/db/seed/demo/residents";
import { expectAccessible } from "./fixtures/expect-accessible";
import { choosePaper, disguisedProgram } from "./fixtures/papers";
import { expect, test } from "./fixtures/people";
import { freshPhone, isSettled, pickHome } from "./fixtures/pick-home";
import { beginRequest, clickUntil, goOn, sendRequest } from "./fixtures/requests";
import { readCode } from "./fixtures/sign-in";
import { siteUrl } from "./fixtures/site-url";

test("a stop after the closing date is refused with the date and the next chance", async ({ resident }, info) => {
  const { owner } = pickHome("liuquan", "refusals", info, isSettled);
  const page = await resident("liuquan", owner.phone!);
  await page.goto(siteUrl("liuquan", "/stop-heating"));
  await expect(page.getByText(/报停申请已于 2026年10月15日 截止，现在不能办理/)).toBeVisible();
  await expect(page.getByRole("button", { name: "开始办理" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a program that calls itself a photo is refused in words", async ({ resident }, info) => {
  const page = await resident("quancheng", freshPhone(`disguise ${info.project.name}`));
  await beginRequest(page, "quancheng", "/open-account");
  await page.getByLabel("小区名称").fill("没有的小区");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("button", { name: "列表里没有我的房屋" }).click();
  await page.locator('[name="place-community"]').fill("没有的小区");
  await page.locator('[name="place-building"]').fill("1");
  await page.locator('[name="place-room"]').fill("101");
  await page.locator('[name="place-built-area"]').fill("80");
  await goOn(page);
  await page.locator('[name="owner-name"]').fill("试一试");
  await goOn(page);
  await choosePaper(page, "身份证（正反面）", disguisedProgram);
  await expect(page.getByRole("alert").filter({ hasText: /文件内容与扩展名不符|不支持这种文件/ })).toBeVisible();
  await expectAccessible(page);
});

test("a host that nobody has says so and names itself", async ({ page }) => {
  const response = await page.goto(siteUrl("nobody"));
  expect(response?.status()).toBe(404);
  await expect(page.getByText("这个网址没有对应的公司")).toBeVisible();
  await expect(page.getByText(/nobody\.localhost/)).toBeVisible();
  await expectAccessible(page);
});

test("a session that ends while a form is filled in loses nothing that was typed", async ({ resident }, info) => {
  const home = pickHome("beiling", "session", info, isSettled);
  const page = await resident("beiling", home.owner.phone!);
  await beginRequest(page, "beiling", "/transfer");
  await page.locator('[name="new-owner-name"]').fill("屈秋月");
  await page.locator('[name="new-owner-phone"]').fill(freshPhone(`session ${info.project.name}`));
  await page.getByLabel("赠与").check();
  // The session is ended elsewhere: the cookie no longer opens anything.
  await page.context().addCookies([{ name: "tributary.session", value: "ended", url: siteUrl("beiling", "") }]);
  await goOn(page);
  await goOn(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("登录已过期，请重新登录后继续。您已填写的内容不会丢失。")).toBeVisible();
  await clickUntil(page.getByRole("link", { name: "重新登录，继续办理" }), page.locator('input[name="phone"]'));
  await expect(page.getByText("登录已过期")).toBeVisible();
  await expectAccessible(page);
  await page.locator('input[name="phone"]').fill(home.owner.phone!);
  const code = page.locator('input[name="code"]');
  await page.locator('form:has(input[name="phone"]) button[type="submit"]').click();
  await code.waitFor();
  await code.fill(await readCode(page, home.owner.phone!));
  await page.locator('form:has(input[name="code"]) button[type="submit"]').click();
  await page.waitForURL("**/transfer");
  await expect(page.getByText("已为您恢复上次填写的内容")).toBeVisible();
  await clickUntil(page.getByRole("button", { name: "开始办理" }), page.getByRole("button", { name: "下一步" }));
  await expect(page.locator('[name="new-owner-name"]')).toHaveValue("屈秋月");
  await goOn(page);
  await goOn(page);
  await sendRequest(page);
});

test("a resident of one company finds no account at another, and is told what to do", async ({ resident }) => {
  const { phone } = demoResidents.find(({ shows }) => shows.en === "a Beiling resident who owes nothing")!;
  const page = await resident("quancheng", phone);
  await page.goto(siteUrl("quancheng"));
  await expect(page.getByText("还没有关联户号")).toBeVisible();
  await expectAccessible(page);
});
