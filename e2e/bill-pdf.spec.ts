import { readFile } from "node:fs/promises";
import type { Planned } from "@/db/seed/demo/plan-subsidiary";
import { expect, test } from "./fixtures/people";
import { pickHome } from "./fixtures/pick-home";
import { siteUrl } from "./fixtures/site-url";

const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed && !home.transfer && !home.occupant;

test("a resident downloads a bill as a PDF, and the second time it is the same to the last byte", async ({
  resident,
}, info) => {
  const { owner } = pickHome("quancheng", "bill-pdf", info, owes);
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
  expect(first.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect((await download()).bytes.equals(first.bytes)).toBe(true);
});
