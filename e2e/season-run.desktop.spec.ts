import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("a season is billed once: the second time the run refuses and nothing is added", async ({ staff }) => {
  const season = "2027-2028";
  const page = await staff("liuquan", "clerk");
  await page.goto(siteUrl("liuquan", `/billing/seasons/${season}`));
  await expectAccessible(page);
  const start = page.getByRole("button", { name: "开始出账" });
  await clickUntil(start.first(), page.getByRole("dialog").or(page.getByRole("alertdialog")).first());
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("button", { name: "开始出账" }).click();
  await expect(page.getByText("出账完成", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);

  await page.goto(siteUrl("liuquan", `/billing/seasons/${season}`));
  await expect(page.getByText("这个计费期的账单已全部出完")).toBeVisible();
  await expect(start).toHaveCount(0);
});
