import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const site = "quancheng";
const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;

test("cash that a clerk booked on the wrong account goes back with a colleague's approval, and its receipt is void", async ({
  staff,
}, info) => {
  const { ids } = pickHome(site, "counter", info, owes);
  const clerk = await staff(site, "clerk");
  await clerk.goto(siteUrl(site, `/billing/accounts/${ids.account}`));
  const submit = clerk.getByRole("button", { name: "确认收款" });
  await clickUntil(clerk.getByRole("button", { name: "收款", exact: true }), submit);
  await clerk.getByLabel("实收金额").fill("123.45");
  await submit.click();
  await clerk.getByRole("link", { name: "冲正这笔缴费" }).click({ timeout: 15_000 });
  await expect(clerk.getByRole("heading", { name: "缴费冲正", level: 1 })).toBeVisible();
  await expectAccessible(clerk);
  await clickUntil(
    clerk.getByText("退还缴费人", { exact: true }),
    clerk.getByRole("radio", { name: "退还缴费人", checked: true }),
  );
  await clerk.getByLabel("冲正原因").fill("收错户，客户要求退回");
  await clerk.getByRole("button", { name: "提交审批" }).click();
  await expect(clerk.getByText("这是您本人提出的，须由另一位同事审批。")).toBeVisible();

  const supervisor = await staff(site, "supervisor");
  await supervisor.goto(clerk.url());
  await expectAccessible(supervisor);
  await clickUntil(
    supervisor.getByRole("button", { name: "批准并入账" }),
    supervisor.getByText("已入账", { exact: true }).first(),
  );
  await expect(supervisor.getByText("从原班次退出")).toBeVisible();
  await supervisor.getByRole("link", { name: /-SJ-/ }).first().click();
  await expect(supervisor.getByText("这笔缴费已冲正，本收据作废，不能作为缴费凭证。")).toBeVisible();
  await expect(supervisor.getByRole("link", { name: "冲正这笔缴费" })).toHaveCount(0);
});
