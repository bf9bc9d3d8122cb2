import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/expect-accessible";
import { doFieldWork, moveTicket } from "./fixtures/office";
import { expect, test } from "./fixtures/people";
import { isSettled, pickHome } from "./fixtures/pick-home";
import { beginRequest, expectProgress, expectSms, goOn, sendRequest } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

test("泉城热力 stops a home that owes nothing without anybody's approval, and heats it again", async ({
  resident,
  staff,
}, info) => {
  const { owner } = pickHome("quancheng", "stop", info, isSettled);
  const phone = owner.phone!;
  const page = await resident("quancheng", phone);
  const crew = {
    dispatcher: await staff("quancheng", "dispatcher"),
    technician: await staff("quancheng", "technician"),
    technicianName: "韩志强",
  };

  const stop = await askToStop(page, "quancheng", phone);
  await expectProgress(page, "quancheng", stop, "待上门关阀");
  await expectAccessible(page);
  await doFieldWork(crew, "quancheng", stop, "关阀", { note: "已关阀并铅封。" });
  await expectProgress(page, "quancheng", stop, "已停热");
  await expectSms(page, phone, stop);
  await page.goto(siteUrl("quancheng"));
  await expect(page.getByText("已停热", { exact: true }).first()).toBeVisible();

  const resume = await askToResume(page, "quancheng", phone);
  await expectProgress(page, "quancheng", resume, "待上门开阀");
  await doFieldWork(crew, "quancheng", resume, "开阀");
  await expectProgress(page, "quancheng", resume, "已恢复供热");
  await page.goto(siteUrl("quancheng"));
  await expect(page.getByText("正常供热", { exact: true }).first()).toBeVisible();
});

test("北岭供热 surveys the home and lets the supervisor decide before it stops, and heats it again", async ({
  resident,
  staff,
}, info) => {
  const { owner } = pickHome("beiling", "stop", info, isSettled);
  const phone = owner.phone!;
  const page = await resident("beiling", phone);
  const crew = {
    dispatcher: await staff("beiling", "dispatcher"),
    technician: await staff("beiling", "technician"),
    technicianName: "杜春生",
  };

  const stop = await askToStop(page, "beiling", phone);
  await expectProgress(page, "beiling", stop, "审核中");
  await moveTicket(await staff("beiling", "clerk"), "beiling", stop, "初审通过，派人查勘");
  await doFieldWork(crew, "beiling", stop, "上门查勘", { outcome: "合格", note: "户内无暗装暖气。" });
  await expectProgress(page, "beiling", stop, "待主管复核");
  await moveTicket(await staff("beiling", "supervisor"), "beiling", stop, "主管批准报停", { note: "同意。" });
  await expectProgress(page, "beiling", stop, "待上门关阀");
  await doFieldWork(crew, "beiling", stop, "关阀");
  await expectProgress(page, "beiling", stop, "已停热");
  await expectSms(page, phone, stop);

  const resume = await askToResume(page, "beiling", phone);
  await expectProgress(page, "beiling", resume, "待上门开阀");
  await doFieldWork(crew, "beiling", resume, "开阀");
  await expectProgress(page, "beiling", resume, "已恢复供热");
});

async function askToStop(page: Page, site: string, phone: string): Promise<string> {
  await beginRequest(page, site, "/stop-heating");
  await page.getByLabel("房屋空置").check();
  await page.locator('[name="contact-phone"]').fill(phone);
  await goOn(page);
  await expect(page.getByText("提交后会怎样")).toBeVisible();
  await expectAccessible(page);
  return sendRequest(page);
}

async function askToResume(page: Page, site: string, phone: string): Promise<string> {
  await beginRequest(page, site, "/resume-heating");
  await page.locator('[name="contact-phone"]').fill(phone);
  await goOn(page);
  return sendRequest(page);
}
