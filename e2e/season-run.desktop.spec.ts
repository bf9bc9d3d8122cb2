import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
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

const owes = ({ paysLike, unclaimed, transfer, occupant, stopped }: Planned) =>
  paysLike === "never" && !unclaimed && !transfer && !occupant && !stopped[0] && !stopped[1];

test("a new price is published, and the bills of the season are made anew by it: how many and how much is seen before, and line by line after", async ({
  staff,
}, info) => {
  const { ids } = pickHome("liuquan", "pay", info, owes);
  const chief = await staff("liuquan", "supervisor");
  await chief.goto(siteUrl("liuquan", "/settings/tariff"));
  await clickUntil(chief.getByRole("button", { name: "起草新版本" }), chief.getByText("检查通过，可以发布"));
  await chief.getByRole("tab", { name: /价格类别/ }).click();
  await chief.getByRole("button", { name: "添加期中调价" }).first().click();
  await chief.getByLabel("调价日期").fill("2027-01-01");
  await chief.getByLabel("面积单价").nth(1).fill("26");
  await chief.getByRole("button", { name: "保存草稿" }).click();
  await expect(chief.getByText("改动已保存")).toBeVisible();
  const publishing = chief.getByRole("dialog");
  await clickUntil(chief.getByRole("button", { name: "发布", exact: true }), publishing);
  await publishing.getByLabel("说明").fill("物价部门关于季中调价的批复");
  await publishing.getByRole("button", { name: "发布", exact: true }).click();
  await expect(chief.getByText(/第 \d+ 版已发布/)).toBeVisible();

  const clerk = await staff("liuquan", "clerk");
  await clerk.goto(siteUrl("liuquan", "/billing/seasons/2026-2027"));
  const asked = clerk.getByRole("dialog");
  await clickUntil(clerk.getByRole("button", { name: "开始重算" }), asked);
  const seen = asked.getByText(/预计 [\d,]+ 份的账单会变/);
  await expect(seen).toBeVisible({ timeout: 30_000 });
  const [, changed] = /预计 ([\d,]+) 份/.exec(await seen.innerText())!;
  const sum = (await asked.getByText(/^\+¥/).innerText()).slice(1);
  await expectAccessible(clerk);
  await asked.getByLabel("原因").fill("季中调价批复");
  await asked.getByRole("button", { name: "开始重算" }).click();
  await expect(clerk.getByText(`重算完成：${changed} 份合同的账单已更正。`)).toBeVisible({ timeout: 90_000 });
  await expect(clerk.getByText(sum)).toBeVisible();
  await expectAccessible(clerk);

  await clerk.goto(siteUrl("liuquan", `/billing/accounts/${ids.account}`));
  await clerk.getByRole("row", { name: /账单/ }).getByRole("link").first().click();
  await expect(clerk.getByText("这是更正后的账单")).toBeVisible();
  // Of the 121 days from 15 November to 15 March, 47 at the old price and 74 at the new one.
  await expect(clerk.getByText(/× ¥24.00 × 47\/121/)).toBeVisible();
  await expect(clerk.getByText(/× ¥26.00 × 74\/121/)).toBeVisible();
  await expectAccessible(clerk);
  await clerk.getByRole("link", { name: /-ZD-/ }).last().click();
  await expect(clerk.getByText(/这是冲销单|这张账单已冲销/)).toBeVisible();
});
