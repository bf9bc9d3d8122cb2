import { existsSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./children";
import { projectRoot } from "./paths";
import { prepareDatabase } from "./prepare-database";
import { Advice, run } from "./say";
import { shutDown, stopOnSignals } from "./shutdown";

/**
 * Runs one of the project's own programs, with this command's arguments, on a database that is up and migrated; ends
 * with its exit code.
 */
export function runWithDatabase(program: string): void {
  run(async () => {
    if (!existsSync(join(projectRoot, program))) throw new Advice(`${program} does not exist.`);
    stopOnSignals();
    try {
      await prepareDatabase();
      const args = ["--import", "tsx", join(projectRoot, program), ...process.argv.slice(2)];
      process.exitCode = await runProgram({ name: "", args });
    } finally {
      await shutDown();
    }
  });
}
