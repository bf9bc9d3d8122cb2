// npm run check: lock file, format, lint, types, import rules, audit, references; no database, seconds.
import { runChecks } from "./machine/check/run-checks";
import { run, say } from "./machine/say";

run(async () => {
  const { failed } = await runChecks();
  say(failed === 0 ? "Everything is well" : `${failed} checks failed; the format is mended by: npm run format`);
  process.exitCode = failed === 0 ? 0 : 1;
});
