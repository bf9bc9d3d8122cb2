import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./children";
import { hashSources } from "./hash-sources";
import { withLock } from "./lock";
import { dataPath, projectRoot } from "./paths";
import { readRunning } from "./running";
import { Advice, say, step } from "./say";

export const next = join(projectRoot, "node_modules/next/dist/bin/next");

const folder = join(projectRoot, ".next");
const marker = join(folder, "tributary-sources");

/** Builds the web application unless the last build was made of the same sources. */
export async function buildWeb(): Promise<void> {
  await withLock(dataPath("build.lock"), async () => {
    const sources = hashSources();
    if (readBuilt() === sources) return say("The build is up to date");
    const other = readRunning();
    if (other && other.launcher !== process.pid && other.kind === "up") {
      throw new Advice(
        `The sources have changed, and a server from the last build is running (process ${other.launcher}): building now\n` +
          "would break it. Stop it first: npm run stop",
      );
    }
    // An interrupted build leaves a mixture behind, which must not pass for the old one.
    rmSync(marker, { force: true });
    await step("Building (half a minute the first time)", async () => {
      const code = await runProgram({ name: "build", args: [next, "build"], env: { NODE_ENV: "production" } });
      if (code !== 0) throw new Advice("The build failed; what it says is above.");
    });
    writeFileSync(marker, sources);
  });
}

function readBuilt(): string | undefined {
  if (!existsSync(join(folder, "BUILD_ID")) || !existsSync(marker)) return undefined;
  return readFileSync(marker, "utf8");
}
