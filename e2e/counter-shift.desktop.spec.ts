import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;

test("a clerk opens a shift, takes cash, counts one jiao too little and says why; a colleague countersigns", async ({
  staff,
}, info) => {
  const site = "beiling";
  const { ids } = pickHome(site, "counter", info, owes);
  const clerk = await staff(site, "clerk");
  await clerk.goto(siteUrl(site, "/billing/shifts"));
  await expectAccessible(clerk);
  await clickUntil(clerk.getByLabel("使用手工票据本"), clerk.getByLabel("起号"));
  await clerk.getByLabel("备用金").fill("200");
  await clerk.getByLabel("票据字头").fill("K");
  await clerk.getByLabel("起号").fill("501");
  await clerk.getByLabel("止号").fill("550");
  await clerk.getByRole("button", { name: "开班", exact: true }).click();
  await expect(clerk.getByText("K501 至 K550，下一张 501")).toBeVisible();

  await clerk.goto(siteUrl(site, `/billing/accounts/${ids.account}`));
  const submit = clerk.getByRole("button", { name: "确认收款" });
  await clickUntil(clerk.getByRole("button", { name: "收款", exact: true }), submit);
  await clerk.getByLabel("实收金额").fill("100");
  await submit.click();
  await expect(clerk.getByText("K0000501")).toBeVisible({ timeout: 15_000 });

  await clerk.goto(siteUrl(site, "/billing/shifts"));
  const counted = clerk.getByLabel("现金 · 实点");
  await clickUntil(clerk.getByRole("button", { name: "清点并结班" }), counted);
  // 200.00 float + 100.00 taken.
  await expect(clerk.getByText("含备用金。应有 ¥300.00")).toBeVisible();
  await counted.fill("299.90");
  await expect(clerk.getByText("短款 ¥0.10")).toBeVisible();
  await clerk.getByLabel("现金 · 差额原因").selectOption("找零有误");
  await clerk.getByRole("button", { name: "结班", exact: true }).click();
  await expect(clerk.getByText("等待另一位有复核权限的同事复核。")).toBeVisible();
  await expectAccessible(clerk);

  const supervisor = await staff(site, "supervisor");
  await supervisor.goto(clerk.url());
  const sign = supervisor.getByRole("dialog").or(supervisor.getByRole("alertdialog")).getByRole("button", {
    name: "复核并接收款项",
  });
  await clickUntil(supervisor.getByRole("button", { name: "复核并接收款项" }).first(), sign);
  await sign.click();
  await expect(supervisor.getByText("已复核", { exact: true }).first()).toBeVisible();
  await expectAccessible(supervisor);
});
