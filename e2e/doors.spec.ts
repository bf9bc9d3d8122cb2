import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./fixtures/expect-accessible";
import { signInResident } from "./fixtures/sign-in";
import { siteUrl } from "./fixtures/site-url";

/** A phone that no account and no other test has. */
const freshPhone = () =>
  `199${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, "0")}`;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

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

test("signing out ends the session in the database, not only in the browser", async ({ page, context }) => {
  const origin = siteUrl("quancheng", "").replace(/\/$/, "");
  await signInResident(page, origin, freshPhone());
  const kept = (await context.cookies(origin)).find((cookie) => cookie.name === "tributary.session");
  await page.goto(origin);
  await page.getByRole("button", { name: "我的" }).first().click();
  await press(page, "退出登录");
  await expect(page.getByText("您已安全退出。")).toBeVisible();
  await context.addCookies([{ name: "tributary.session", value: kept?.value ?? "", url: origin }]);
  await page.goto(`${origin}/homes`);
  await expect(page).toHaveURL(/sign-in\?next=%2Fhomes&reason=session-expired/);
});

test("a resident who tries a staff page is offered the staff's door, not sent in circles", async ({ page }) => {
  const origin = siteUrl("quancheng", "").replace(/\/$/, "");
  await signInResident(page, origin, freshPhone());
  await page.goto(`${origin}/outbox`);
  await expect(page).toHaveURL(/sign-in\?as=staff&next=%2Foutbox/);
  await expect(page.getByLabel("工作邮箱")).toBeVisible();
});
