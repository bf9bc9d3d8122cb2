import { defineConfig } from "@playwright/test";
import type { Browser } from "@/scripts/chromium";

/** `npm test` finds the browser once and hands it on; the address is that of the server it started. */
const browser = JSON.parse(process.env.TRIBUTARY_BROWSER ?? "{}") as Partial<Browser>;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  // Many hands take part in one journey, and the machine may be slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_REPORT ?? "../test-results/report.json" }]],
  use: {
    baseURL: `http://localhost:${process.env.PORT ?? 3000}`,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: browser,
    screenshot: "only-on-failure",
    // Recording doubles the time: only on demand.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
  },
  projects: [
    {
      name: "phone",
      // What looks alike at every size is walked once.
      testIgnore: "**/*.desktop.spec.ts",
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
  ],
});
