import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("a season is tried, reviewed by a second person and billed once; then there is nothing left to bill", async ({
  staff,
}) => {
  const season = siteUrl("liuquan", "/billing/seasons/2027-2028");
  const clerk = await staff("liuquan", "clerk");
  await clerk.goto(season);
  await expectAccessible(clerk);
  await clickUntil(clerk.getByRole("button", { name: "开始试算" }), clerk.getByRole("heading", { name: /^试算：/ }));
  await expect(clerk.getByRole("heading", { name: "与上期的差异" })).toBeVisible({ timeout: 60_000 });
  await expect(clerk.getByText("发起人不能复核自己的试算")).toBeVisible();
  await expectAccessible(clerk);

  const chief = await staff("liuquan", "supervisor");
  await chief.goto(clerk.url());
  const review = chief.getByRole("button", { name: "复核通过" });
  await clickUntil(review.first(), chief.getByRole("dialog"));
  await chief.getByRole("dialog").getByRole("button", { name: "复核通过" }).click();
  await expect(chief.getByText("已复核，待锁定")).toBeVisible();

  await clerk.reload();
  const freeze = clerk.getByRole("button", { name: "锁定并出账" });
  const asked = clerk.getByRole("dialog").or(clerk.getByRole("alertdialog")).first();
  await clickUntil(freeze.first(), asked);
  await asked.getByRole("button", { name: "锁定并出账" }).click();
  await expect(clerk.getByText("出账完成", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(clerk);

  await clerk.goto(season);
  await expect(clerk.getByText("这个计费期的账单已全部出完")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "开始试算" })).toHaveCount(0);
});
