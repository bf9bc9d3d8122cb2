import { say } from "../say";
import type { Count } from "../test/count";
import { pieces } from "./pieces";

/** Runs every piece of the check side by side, prints what each found, and counts the pieces. */
export async function runChecks(): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  const work = Object.entries(pieces).map(async ([name, piece]) => {
    const started = performance.now();
    const findings = await piece().catch((error: unknown) => [String((error as Error).stack ?? error)]);
    const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    say(findings.length === 0 ? `${name}: well (${took})` : `${name}: NOT well (${took})\n${findings.join("\n")}\n`);
    if (findings.length === 0) count.passed++;
    else count.failed++;
  });
  await Promise.all(work);
  return count;
}
