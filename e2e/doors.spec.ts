import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./fixtures/expect-accessible";
import { readCode, signInResident } from "./fixtures/sign-in";
import { siteUrl } from "./fixtures/site-url";

/** A phone that no account and no other test has. */
const freshPhone = () =>
  `199${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, "0")}`;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("an address that belongs to nobody says so, and how to find the right one", async ({ page }) => {
  const response = await page.goto(siteUrl("nobody"));
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "这个网址没有对应的公司" })).toBeVisible();
  await expect(page.getByText("nobody.localhost")).toBeVisible();
});

test("staff pages do not exist on the group's site, nor the group's on a subsidiary's", async ({ page }) => {
  expect((await page.goto(siteUrl("group", "/outbox")))?.status()).toBe(404);
  expect((await page.goto(siteUrl("quancheng", "/compare")))?.status()).toBe(404);
});

test("a phone that is none and a wrong code are explained where they were typed", async ({ page }) => {
  await page.goto(siteUrl("quancheng", "/sign-in"));
  await page.getByLabel("手机号").fill("110");
  await press(page, "获取验证码");
  await expect(page.getByText("手机号不正确，请填写 11 位大陆手机号。")).toBeVisible();
  await page.getByLabel("手机号").fill(freshPhone());
  await press(page, "获取验证码");
  await page.getByLabel("短信验证码").fill("000000");
  await press(page, "登录");
  await expect(page.getByText("验证码不正确或已过期", { exact: false })).toBeVisible();
  await expectAccessible(page);
});

test("an ended session loses nothing that was typed: sign in again, and it is all there", async ({ page, context }) => {
  test.slow();
  const phone = freshPhone();
  const origin = siteUrl("quancheng", "").replace(/\/$/, "");
  await signInResident(context, origin, phone);
  await page.goto(`${origin}/open-account`);
  await press(page, "开始办理");
  await page.getByLabel("小区名称").fill("不在册小区");
  await press(page, "查找");
  await press(page, "列表里没有我的房屋，填写新房地址");
  const place = { community: "清泉新苑", building: "8", unit: "1", room: "1601", "built-area": "88.60" };
  for (const [key, value] of Object.entries(place)) await page.locator(`[name="place-${key}"]`).fill(value);
  await press(page, "下一步");
  await page.locator('[name="owner-name"]').fill("陈静");

  // The session is ended elsewhere: the cookie no longer opens anything.
  await context.addCookies([{ name: "tributary.session", value: "ended", url: origin }]);
  while (!(await page.getByRole("button", { name: "提交申请" }).isVisible())) await press(page, "下一步");
  await press(page, "提交申请");
  await expect(page.getByText("登录已过期，请重新登录后继续", { exact: false }).first()).toBeVisible();
  await page.getByRole("link", { name: "重新登录，继续办理" }).click();
  await expect(page).toHaveURL(/sign-in\?next=%2Fopen-account/);
  await expect(page.getByText("登录已过期", { exact: false })).toBeVisible();

  await page.getByLabel("手机号").fill(phone);
  await press(page, "获取验证码");
  await page.getByLabel("短信验证码").fill(await readCode(context, origin, phone, 2));
  await press(page, "登录");
  await expect(page).toHaveURL(`${origin}/open-account`);
  await expect(page.getByText("已为您恢复上次填写的内容", { exact: false })).toBeVisible();
  await press(page, "开始办理");
  await expect(page.locator('[name="place-community"]')).toHaveValue("清泉新苑");
  await press(page, "下一步");
  await expect(page.locator('[name="owner-name"]')).toHaveValue("陈静");
});

test("signing out ends the session in the database, not only in the browser", async ({ page, context }) => {
  const origin = siteUrl("quancheng", "").replace(/\/$/, "");
  await signInResident(context, origin, freshPhone());
  const kept = (await context.cookies(origin)).find((cookie) => cookie.name === "tributary.session");
  await page.goto(origin);
  await page.getByRole("button", { name: "我的" }).first().click();
  await press(page, "退出登录");
  await expect(page.getByText("您已安全退出。")).toBeVisible();
  await context.addCookies([{ name: "tributary.session", value: kept?.value ?? "", url: origin }]);
  await page.goto(`${origin}/homes`);
  await expect(page).toHaveURL(/sign-in\?next=%2Fhomes&reason=session-expired/);
});

test("a resident who tries a staff page is offered the staff's door, not sent in circles", async ({
  page,
  context,
}) => {
  const origin = siteUrl("quancheng", "").replace(/\/$/, "");
  await signInResident(context, origin, freshPhone());
  await page.goto(`${origin}/outbox`);
  await expect(page).toHaveURL(/sign-in\?as=staff&next=%2Foutbox/);
  await expect(page.getByLabel("工作邮箱")).toBeVisible();
});
