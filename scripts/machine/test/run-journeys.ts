import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createTestDatabase } from "@/db/test/create-test-database";
import { findChromium } from "../../chromium";
import { buildWeb } from "../build-web";
import { runProgram } from "../children";
import { findFreePort } from "../free-port";
import { dataPath, projectRoot } from "../paths";
import { step } from "../say";
import { seedDemo } from "../seed-demo";
import { launchServers } from "../serve";
import { atShutdown } from "../shutdown";
import { waitForHealth } from "../wait-for-health";
import { type Count, countExit, noCount } from "./count";

type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** A working morning on which a stop may still be asked for in two of the demo's companies, and no longer in the third. */
const journeyClock = "2026-10-20T01:30:00Z";

/** Runs the browser journeys against a production build with a worker, on a database with the demo group. */
export async function runJourneys(patterns: string[]): Promise<Count> {
  process.env.TRIBUTARY_CLOCK = journeyClock;
  process.env.TRIBUTARY_BROWSER = JSON.stringify(await findChromium());
  process.env.STORAGE_DIR = dataPath("e2e-storage");
  rmSync(process.env.STORAGE_DIR, { recursive: true, force: true });
  const { remove } = await step("Database for the journeys", () => createTestDatabase("tributary_e2e"));
  atShutdown(remove);
  await seedDemo();
  await buildWeb();
  // Only now: another checkout's run may have taken a port while this one built.
  const port = await findFreePort(3300);
  process.env.PORT = String(port);
  await step("Web server and worker", async () => {
    launchServers("up", port);
    await waitForHealth(port);
  });
  return runPlaywright(patterns);
}

async function runPlaywright(patterns: string[]): Promise<Count> {
  const file = dataPath("reports", `e2e-${process.pid}.json`);
  const cli = join(projectRoot, "node_modules/@playwright/test/cli.js");
  const args = [cli, "test", "--config", "e2e/playwright.config.ts", ...patterns];
  const code = await runProgram({ name: "", args, env: { PLAYWRIGHT_REPORT: file } });
  if (!existsSync(file)) return countExit(noCount, code);
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as Report;
  rmSync(file, { force: true });
  return countExit({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }, code);
}
