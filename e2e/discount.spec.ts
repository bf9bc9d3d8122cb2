import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

/** Supplied and in debt: the base fee of a stopped home earns no discount. */
const owes = ({ paysLike, unclaimed, transfer, occupant, stopped }: Planned) =>
  paysLike === "never" && !unclaimed && !transfer && !occupant && !stopped[0] && !stopped[1];
const site = "beiling";

test("who pays before the window's last day is over is asked for the discounted sum, and owes nothing after it", async ({
  resident,
}, info) => {
  const { owner } = pickHome(site, "paid", info, owes);
  const page = await resident(site, owner.phone!);
  await page.goto(siteUrl(site, "/bills"));
  const offered = page.getByText(/今天缴清共优惠 ¥[\d,.]+，只需缴 ¥[\d,.]+/);
  await expect(offered).toBeVisible();
  const [, pay] = /只需缴 (¥[\d,.]+)/.exec(await offered.innerText())!;
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /2026—2027采暖季/ })
    .first()
    .click();
  await expect(page.getByText("2026年10月31日（含当天）前缴清可优惠")).toBeVisible();
  await expectAccessible(page);

  await page.goto(siteUrl(site, "/pay"));
  await expect(page.getByText("已含提前缴费优惠")).toBeVisible();
  await expectAccessible(page);
  await clickUntil(page.getByRole("button", { name: /去支付/ }), page.getByText("这是模拟支付页面"));
  await page.getByRole("button", { name: `支付 ${pay}` }).click();
  await expect(page.getByRole("heading", { name: "缴费成功" })).toBeVisible({ timeout: 30_000 });

  await page.goto(siteUrl(site, "/bills"));
  await expect(page.getByText("已全部缴清")).toBeVisible();
  await page
    .getByRole("link", { name: /2026—2027采暖季/ })
    .first()
    .click();
  await expect(page.getByText("提前缴费优惠").first()).toBeVisible();
});
