import { readFile } from "node:fs/promises";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { drawFirstPage } from "./fixtures/draw-pdf";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;

test("a resident downloads a bill as a PDF that names the home and the sum, and the second time it is the same to the last byte", async ({
  resident,
}, info) => {
  const { owner, accountNo, address } = pickHome("quancheng", "bill-pdf", info, owes);
  const page = await resident("quancheng", owner.phone!);
  await page.goto(siteUrl("quancheng", "/bills"));
  await page.locator('a[href^="/bills/"]').first().click();
  const link = page.getByRole("link", { name: "下载账单 PDF" });
  const download = async () => {
    const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const first = await download();
  expect(first.name).toMatch(/^QC-[A-Z]+-\d{4}-\d{6}\.pdf$/);
  const { text, picture, ink } = await drawFirstPage(first.bytes);
  await info.attach("bill.png", { body: picture, contentType: "image/png" });
  const total = await page.locator("p", { hasText: /^合计/ }).innerText();
  const sum = /¥\s*([\d,]+\.\d{2})/.exec(total)![1]!.replaceAll(",", "");
  // As a reader sees it: words that can be read, and ink on the paper, neither none nor a black sheet.
  const words = text.replaceAll(/\s/g, "");
  for (const said of [accountNo, address, sum, "采暖季"]) expect(words).toContain(said.replaceAll(/\s/g, ""));
  expect(ink).toBeGreaterThan(0.003);
  expect(ink).toBeLessThan(0.3);
  expect((await download()).bytes.equals(first.bytes)).toBe(true);
});
