import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("an administrator changes a time target, is shown what a mistake would break, and publishes a new version", async ({
  staff,
}, info) => {
  const [type, step] =
    info.project.name === "phone"
      ? (["stop-heating", "待上门关阀"] as const)
      : (["resume-heating", "待上门开阀"] as const);
  const page = await staff("liuquan", "admin");
  await page.goto(siteUrl("liuquan", "/settings/workflows"));
  await expectAccessible(page);
  await page.goto(siteUrl("liuquan", `/settings/workflows/${type}`));
  const save = page.getByRole("button", { name: "保存草稿" });
  await clickUntil(page.getByRole("button", { name: "新建草稿" }), save);

  await page.locator(".react-flow__node", { hasText: step }).click();
  await page.getByLabel("时限（小时）").fill("30");
  await page.getByRole("button", { name: "加一步" }).click();
  await expect(page.getByText("没有任何动作能走到“新步骤”")).toBeVisible({ timeout: 20_000 });
  await save.click();
  await expect(page.getByText("改正必须改的问题后才能发布。")).toBeVisible();
  await expect(page.getByRole("button", { name: "发布" })).toBeDisabled();
  await expectAccessible(page);

  await page.locator(".react-flow__node", { hasText: "新步骤" }).click();
  await page.getByRole("button", { name: "删除", exact: true }).first().click();
  await expect(page.getByText("没有任何动作能走到“新步骤”")).toHaveCount(0, { timeout: 20_000 });
  await save.click();
  await clickUntil(page.getByRole("button", { name: "发布" }).first(), page.getByRole("dialog"));
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("修改说明").fill("冬季上门人手增加，缩短时限。");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("现行第 2 版").first()).toBeVisible();
  await page.locator(".react-flow__node", { hasText: step }).click();
  await expect(page.getByLabel("时限（小时）")).toHaveValue("30");
});
