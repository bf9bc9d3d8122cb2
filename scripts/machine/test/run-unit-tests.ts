import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../children";
import { dataPath, projectRoot } from "../paths";
import { type Count, countExit, noCount } from "./count";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Runs the tests beside the code (vitest, on a database of its own), or those whose path contains a pattern. */
export async function runUnitTests(patterns: string[]): Promise<Count> {
  const file = dataPath("reports", `unit-${process.pid}.json`);
  const vitest = join(projectRoot, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runProgram({
    name: "",
    args: [vitest, "run", ...reporters, ...patterns],
    env: { NODE_ENV: "test" },
  });
  const count = existsSync(file) ? readReport(JSON.parse(readFileSync(file, "utf8")) as Report) : noCount;
  rmSync(file, { force: true });
  return countExit(count, code);
}

function readReport(report: Report): Count {
  const unloaded = report.testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && assertionResults.length === 0;
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
