import { expectAccessible } from "./fixtures/expect-accessible";
import { askForProof, moveFen } from "./fixtures/move-fen";
import { expect, test } from "./fixtures/people";
import { clickUntil } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const site = "liuquan";

test("a fen that moved behind the program's back stands on the page of control totals until somebody says why", async ({
  staff,
}) => {
  const chief = await staff(site, "admin");
  await chief.goto(siteUrl(site, "/finance/proofs"));
  await expect(chief.getByText("未变动").first()).toBeVisible();
  const alert = chief.getByText(/^核销：.*的账目发生变动/);
  await moveFen(site, 1);
  try {
    await askForProof(site);
    await expect(async () => {
      await chief.goto(siteUrl(site, "/finance/proofs"));
      await expect(alert).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });
  } finally {
    await moveFen(site, -1);
  }
  await expect(chief.getByText(/0\.01/).first()).toBeVisible();
  await expect(chief.getByText("变动 1 处")).toBeVisible();
  await expectAccessible(chief);
  const dialog = chief.getByRole("dialog");
  await clickUntil(chief.getByRole("button", { name: "说明原因" }), dialog);
  await dialog.getByRole("textbox").fill("数据库演练，当夜已恢复");
  await dialog.getByRole("button", { name: "保存说明" }).click();
  await expect(chief.getByText("数据库演练，当夜已恢复")).toBeVisible();
  await expect(alert).toBeVisible();
});
