import { expectAccessible } from "./fixtures/expect-accessible";
import { moveTicket } from "./fixtures/office";
import { uploadPaper } from "./fixtures/papers";
import { expect, test } from "./fixtures/people";
import { freshPhone, isSettled, pickHome } from "./fixtures/pick-home";
import { beginRequest, clickUntil, expectProgress, expectSms, goOn, sendRequest } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";
import type { Page } from "@playwright/test";

test("泉城热力 hands an account over once the new owner says yes on their own phone and a clerk approves", async ({
  resident,
  staff,
}, info) => {
  const home = pickHome("quancheng", "transfer", info, isSettled);
  const heir = freshPhone(`heir of quancheng ${info.project.name}`);
  const owner = await resident("quancheng", home.owner.phone!);
  const number = await askToTransfer(owner, "quancheng", heir, ["买卖合同或其他过户证明"]);
  await expectProgress(owner, "quancheng", number, "待新户主确认");
  await expectAccessible(owner);
  await expectSms(owner, heir, home.place.name);

  const newOwner = await resident("quancheng", heir);
  await newOwner.goto(siteUrl("quancheng"));
  await expectAccessible(newOwner);
  await newOwner.getByRole("link", { name: "核对并确认" }).click();
  await expect(newOwner.getByText(home.address)).toBeVisible();
  await expectAccessible(newOwner);
  await clickUntil(
    newOwner.getByRole("button", { name: "信息无误，确认接收" }),
    newOwner.getByRole("status").filter({ hasText: "已确认接收" }),
  );
  await expectProgress(owner, "quancheng", number, "审核中");

  await moveTicket(await staff("quancheng", "clerk"), "quancheng", number, "审核通过，过户", { note: "合同已核对。" });
  await expectSms(newOwner, heir, "已过户到您名下");
  const again = await resident("quancheng", heir);
  await again.goto(siteUrl("quancheng"));
  await expect(again.getByText(home.address).first()).toBeVisible();
  // The winter's bill is divided by the day: the former owner's part stays on the account that is closed with it.
  await expect(again.getByText(home.accountNo)).toHaveCount(0);
});

test("北岭供热 hands an account over after a clerk's check and the supervisor's approval", async ({
  resident,
  staff,
}, info) => {
  const home = pickHome("beiling", "transfer", info, isSettled);
  const heir = freshPhone(`heir of beiling ${info.project.name}`);
  const owner = await resident("beiling", home.owner.phone!);
  const number = await askToTransfer(owner, "beiling", heir, ["买卖合同或其他过户证明", "身份证（正反面）"]);
  await expectProgress(owner, "beiling", number, "审核中");
  await moveTicket(await staff("beiling", "clerk"), "beiling", number, "初审通过，报主管");
  await expectProgress(owner, "beiling", number, "待主管复核");
  await moveTicket(await staff("beiling", "supervisor"), "beiling", number, "主管批准，过户");

  const newOwner = await resident("beiling", heir);
  await newOwner.goto(siteUrl("beiling"));
  await expect(newOwner.getByText(home.accountNo)).toBeVisible();
  await expectAccessible(newOwner);
});

test("a transfer to oneself is refused in words, and what was typed stays", async ({ resident }, info) => {
  const home = pickHome("quancheng", "refusals", info, isSettled);
  const page = await resident("quancheng", home.owner.phone!);
  await beginRequest(page, "quancheng", "/transfer");
  await fillNewOwner(page, "同名同姓", home.owner.phone!);
  await goOn(page);
  await goOn(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("新户主不能是您自己或现户主本人").first()).toBeVisible();
  await expect(page.locator('[name="new-owner-name"]')).toHaveValue("同名同姓");
});

async function askToTransfer(page: Page, site: string, heir: string, papers: string[]): Promise<string> {
  await beginRequest(page, site, "/transfer");
  await fillNewOwner(page, "尚文博", heir);
  await expectAccessible(page);
  await goOn(page);
  for (const label of papers) await uploadPaper(page, label);
  await goOn(page);
  return sendRequest(page);
}

async function fillNewOwner(page: Page, name: string, phone: string): Promise<void> {
  await page.locator('[name="new-owner-name"]').fill(name);
  await page.locator('[name="new-owner-phone"]').fill(phone);
  await page.getByLabel("房屋买卖").check();
}
