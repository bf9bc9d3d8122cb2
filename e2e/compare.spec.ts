import type { Page } from "@playwright/test";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { type MetricName, metricNames } from "@/server/hq/schemas";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/people";
import { isSettled, pickHome } from "./fixtures/pick-home";
import { beginRequest, clickUntil, goOn, sendRequest } from "./fixtures/requests";
import { siteUrl } from "./fixtures/site-url";

const name = "泉城热力";

test("headquarters sees a payment and a request of a subsidiary in its figures, and may change nothing there", async ({
  resident,
  headquarters,
}, info) => {
  const hq = await headquarters();
  await hq.goto(siteUrl("group", "/compare?period=month-2026-10"));
  await expectAccessible(hq);
  const before = { collected: await readFigure(hq, "collected"), opened: await readFigure(hq, "opened") };

  const debtor = pickHome(
    "quancheng",
    "figures",
    info,
    (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant,
  );
  const payer = await resident("quancheng", debtor.owner.phone!);
  await payer.goto(siteUrl("quancheng", "/pay"));
  await clickUntil(payer.getByRole("button", { name: /去支付/ }), payer.getByText("这是模拟支付页面"));
  await payer.getByRole("button", { name: /^支付/ }).click();
  await expect(payer.getByRole("heading", { name: "缴费成功" })).toBeVisible({ timeout: 30_000 });

  const home = pickHome("quancheng", "figures", info, isSettled);
  const asker = await resident("quancheng", home.owner.phone!);
  await beginRequest(asker, "quancheng", "/stop-heating");
  await asker.getByLabel("房屋空置").check();
  await asker.locator('[name="contact-phone"]').fill(home.owner.phone!);
  await goOn(asker);
  await sendRequest(asker);

  await clickUntil(hq.getByRole("button", { name: "立即刷新" }), hq.getByText("已安排重新汇总"));
  await expect(async () => {
    await hq.reload();
    expect(await readFigure(hq, "collected")).toBeGreaterThan(before.collected);
    expect(await readFigure(hq, "opened")).toBeGreaterThan(before.opened);
  }).toPass({ timeout: 45_000, intervals: [1000, 2000, 3000] });
  const figures = await hq.context().newPage();
  const door = await figures.goto(siteUrl("quancheng", "/accounts"));
  expect(new URL(figures.url()).pathname, String(door?.status())).toMatch(/sign-in|no-access/);
});

/** A figure of the subsidiary as the page shows it: a row of the table, or on a phone a line of its card. */
async function readFigure(page: Page, metric: MetricName): Promise<number> {
  const place = metricNames.indexOf(metric);
  const table = page.getByRole("table", { name: "对比表" }).getByRole("row").filter({ hasText: name });
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("definition"), hasText: name });
  const cell = table.getByRole("cell").nth(place + 1);
  const line = card.getByRole("definition").nth(place);
  const text = await cell.or(line).filter({ visible: true }).first().innerText();
  return Number(/[\d,.]+/.exec(text)![0].replaceAll(",", ""));
}
