import { expectAccessible } from "./fixtures/expect-accessible";
import { doFieldWork, moveTicket } from "./fixtures/office";
import { uploadPaper } from "./fixtures/papers";
import { expect, test } from "./fixtures/people";
import { freshPhone, pickUnclaimed } from "./fixtures/pick-home";
import { beginRequest, expectProgress, expectSms, goOn, sendRequest } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";
import type { Page, TestInfo } from "@playwright/test";

test("泉城热力 opens an account for a new home after a clerk's look, and its first bill is there", async ({
  resident,
  staff,
}, info) => {
  const phone = freshPhone(`quancheng ${info.project.name}`);
  const page = await resident("quancheng", phone);
  await beginRequest(page, "quancheng", "/open-account");
  await describeNewHome(page, info);
  await page.locator('[name="owner-name"]').fill("吕明远");
  await goOn(page);
  await handInPapers(page);
  const number = await sendRequest(page);
  await expectProgress(page, "quancheng", number, "审核中");
  await expectAccessible(page);

  await moveTicket(await staff("quancheng", "clerk"), "quancheng", number, "审核通过，开户", { note: "材料齐全。" });

  await expectProgress(page, "quancheng", number, "开户完成");
  await expectSms(page, phone, number);
  const again = await resident("quancheng", phone);
  await again.goto(siteUrl("quancheng", "/bills"));
  await expect(again.getByRole("link", { name: /去缴费/ }).first()).toBeVisible();
  await expectAccessible(again);
});

test("北岭供热 opens an account only after a survey on site and the supervisor's approval", async ({
  resident,
  staff,
}, info) => {
  const home = pickUnclaimed("beiling", info);
  const phone = freshPhone(`beiling ${info.project.name}`);
  const page = await resident("beiling", phone);
  await beginRequest(page, "beiling", "/open-account");
  await chooseHome(page, home);
  await page.locator('[name="owner-name"]').fill("滕佳宁");
  await goOn(page);
  await handInPapers(page);
  const number = await sendRequest(page);
  await expectProgress(page, "beiling", number, "审核中");

  await moveTicket(await staff("beiling", "clerk"), "beiling", number, "初审通过，派人查勘");
  await expectProgress(page, "beiling", number, "待上门查勘");
  const people = {
    dispatcher: await staff("beiling", "dispatcher"),
    technician: await staff("beiling", "technician"),
    technicianName: "杜春生",
  };
  await doFieldWork(people, "beiling", number, "上门查勘", { outcome: "合格", note: "分户阀门齐全。" });
  await expectProgress(page, "beiling", number, "待主管复核");
  await moveTicket(await staff("beiling", "supervisor"), "beiling", number, "主管批准，开户");

  await expectProgress(page, "beiling", number, "开户完成");
  await expectSms(page, phone, number);
});

test("明湖水务 opens an account by itself when the papers are there and the home is free", async ({
  resident,
}, info) => {
  const phone = freshPhone(`minghu ${info.project.name}`);
  const page = await resident("minghu", phone);
  await beginRequest(page, "minghu", "/open-account");
  await describeNewHome(page, info);
  await page.locator('[name="owner-name"]').fill("丛雅琴");
  await page.locator('[name="household-size"]').fill("3");
  await goOn(page);
  await handInPapers(page);
  const number = await sendRequest(page);
  await expectProgress(page, "minghu", number, "开户完成");
  await expectSms(page, phone, number);
});

/** A home that the register does not know: the search finds nothing, so its address is told. */
async function describeNewHome(page: Page, { project }: TestInfo): Promise<void> {
  await page.getByLabel("小区名称").fill("旅游路云栖苑");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("button", { name: "列表里没有我的房屋" }).click();
  await page.locator('[name="place-district"]').fill("历下区");
  await page.locator('[name="place-community"]').fill("旅游路云栖苑");
  await page.locator('[name="place-building"]').fill(project.name === "phone" ? "6" : "7");
  await page.locator('[name="place-unit"]').fill("1");
  await page.locator('[name="place-room"]').fill("301");
  await page.locator('[name="place-built-area"]').fill("96.50");
  await expectAccessible(page);
  await goOn(page);
}

/** Finds a home of the register and takes it. */
async function chooseHome(page: Page, home: ReturnType<typeof pickUnclaimed>): Promise<void> {
  await page.getByLabel("小区名称").fill(home.place.name);
  await page.getByLabel("楼号").fill(String(home.building));
  await page.getByLabel("房号").fill(home.room);
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("button", { name: home.address }).click();
  await expect(page.getByText("已选择")).toBeVisible();
  await goOn(page);
}

/** Both papers that an account needs; each stays with the draft as soon as the server has it. */
async function handInPapers(page: Page): Promise<void> {
  for (const label of ["身份证（正反面）", "房产证或购房合同"]) await uploadPaper(page, label);
  await expectAccessible(page);
  await goOn(page);
}
