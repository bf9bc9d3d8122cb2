import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { isSettled, pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

/** The balance on an account's page, in 分. */
const balance = (page: Page) => page.locator("div:has(> div > span:text-is('账户余额')) > p data");

test("a clerk splits a home, both accounts show their balance, and what was paid for the leaving area follows once a colleague approves", async ({
  staff,
}, info) => {
  // No journey on a phone takes a home of this share.
  const phones = { ...info, project: { ...info.project, name: "phone" } };
  const home = pickHome("quancheng", "waiver", phones, (one) => isSettled(one) && one.balcony + one.loft > 0);
  const former = siteUrl("quancheng", `/accounts/${home.ids.account}`);
  const clerk = await staff("quancheng", "clerk");
  await clerk.goto(`${former}/change`);
  const area = clerk.getByLabel(/^2 号面积/);
  await clickUntil(clerk.getByText("分户", { exact: true }), area);
  await expectAccessible(clerk);
  await area.check();
  await clerk.getByLabel("新户业主").fill("贺晓东");
  await clerk.getByRole("textbox", { name: "手机号" }).fill("19905310066");
  await clerk.getByLabel("理由").fill("阳台改独立单元");
  await clerk.getByRole("button", { name: "办理", exact: true }).click();
  await clerk.getByRole("button", { name: "确认办理" }).click();
  await expect(clerk).toHaveURL(/\/accounts\/[0-9a-f-]{36}$/);
  await expect(clerk.getByRole("heading", { name: "贺晓东" })).toBeVisible();
  await expectAccessible(clerk);
  // The new account owes its days of the winter; the former has paid for them.
  await expect(balance(clerk)).toHaveAttribute("value", /^[1-9]\d*$/);

  const supervisor = await staff("quancheng", "supervisor");
  await supervisor.goto(former);
  await expect(balance(supervisor)).toHaveAttribute("value", /^-[1-9]\d*$/);
  const carried = supervisor.getByRole("row").filter({ hasText: "余额结转" });
  await expect(carried).toContainText("待审批");
  await carried.getByRole("link").click();
  await clickUntil(
    supervisor.getByRole("button", { name: "批准并入账" }),
    supervisor.getByText("已入账", { exact: true }).first(),
  );
  await supervisor.goto(former);
  await expect(balance(supervisor)).toHaveAttribute("value", "0");
});
