import { expectAccessible } from "./fixtures/expect-accessible";
import { choosePaper } from "./fixtures/papers";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil, expectSms } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("a waiver with its proof is approved by somebody else, is off the bill, and the payer hears of it by SMS", async ({
  staff,
}, info) => {
  const home = pickHome(
    "quancheng",
    "waiver",
    info,
    (one) => !one.unclaimed && !one.occupant && !one.lowIncome && one.paysLike === "late",
  );
  const clerk = await staff("quancheng", "clerk");
  await clerk.goto(siteUrl("quancheng", `/adjustments/new?account=${home.ids.account}`));
  await expectAccessible(clerk);
  await clickUntil(
    clerk.getByText("困难减免", { exact: true }),
    clerk.getByRole("radio", { name: "困难减免", checked: true }),
  );
  await clerk.getByLabel("金额").fill("123.45");
  await clerk.getByLabel("理由").fill("低保家庭，凭证减免");
  await choosePaper(clerk, "证明材料");
  await expect(clerk.getByText("已上传")).toBeVisible();
  await clerk.getByRole("button", { name: "提交审批" }).click();
  await expect(clerk.getByText("这是您本人提出的，须由另一位同事审批。")).toBeVisible();
  const address = clerk.url();
  await expect(clerk.getByRole("button", { name: "批准并入账" })).toHaveCount(0);

  const supervisor = await staff("quancheng", "supervisor");
  await supervisor.goto(address);
  await expectAccessible(supervisor);
  await clickUntil(
    supervisor.getByRole("button", { name: "批准并入账" }),
    supervisor.getByText("已入账", { exact: true }).first(),
  );
  await expect(supervisor.getByRole("cell", { name: "123.45" }).first()).toBeVisible();

  await expectSms(supervisor, home.owner.phone!, "困难减免 123.45 元");
});
