import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { say } from "../say";
import { doStep } from "./do-step";

type Options = { label: string; scheme: "light" | "dark"; steps: string[]; folder: string; fullPage: boolean };

/** Opens a page, does the steps, takes a picture, prints what is wrong, and returns how many findings there were. */
export async function inspectPage(context: BrowserContext, address: URL, options: Options): Promise<number> {
  const page = await context.newPage();
  const findings: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") findings.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.on("pageerror", (error) => findings.push(`page error: ${error.message.slice(0, 300)}`));
  page.on("response", (response) => {
    if (response.status() >= 400) findings.push(`${response.status()} ${response.url()}`);
  });
  await page.emulateMedia({ colorScheme: options.scheme, reducedMotion: "reduce" });
  await page.goto(address.href, { waitUntil: "load" });
  await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => {});
  for (const step of options.steps) await doStep(page, step);
  await page.evaluate(() => document.fonts.ready);
  const picture = join(options.folder, `${options.label}.png`);
  await page.screenshot({ path: picture, fullPage: options.fullPage });
  findings.push(...(await findOverflow(page)), ...(await findBarriers(page)));
  say(`${picture}${findings.length === 0 ? "" : `: ${findings.length} findings`}`);
  for (const finding of findings) console.log(`          ${finding}`);
  await page.close();
  return findings.length;
}

async function findOverflow(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 0 ? [`the page scrolls sideways by ${excess} px`] : [];
}

async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, impact, nodes }) =>
    nodes.slice(0, 5).map(({ target, failureSummary }) => {
      const summary = failureSummary?.split("\n").slice(1).join(" ").trim().slice(0, 220);
      return `axe ${impact} ${id}: ${target.join(" ")}: ${summary}`;
    }),
  );
}
