// npm test: everything. npm test -- unit [pattern] or e2e [pattern] for a part. The closing line is the sum.
import { type Count, addCounts, noCount } from "./machine/test/count";
import { runChecks } from "./machine/check/run-checks";
import { runJourneys } from "./machine/test/run-journeys";
import { runUnitTests } from "./machine/test/run-unit-tests";

import { Advice, run, say } from "./machine/say";
import { shutDown, stopOnSignals } from "./machine/shutdown";

const [part = "all", ...patterns] = process.argv.slice(2).filter((word) => word !== "--with-check");
const withCheck = process.argv.includes("--with-check");

const parts = [
  { name: "check", due: withCheck, work: runChecks },
  { name: "unit", due: part === "all" || part === "unit", work: () => runUnitTests(patterns) },
  { name: "e2e", due: part === "all" || part === "e2e", work: () => runJourneys(patterns) },
];

run(async () => {
  if (!["all", "unit", "e2e"].includes(part)) {
    throw new Advice(
      "npm test                     everything\nnpm test -- unit [pattern]   tests beside the code\n" +
        "npm test -- e2e [pattern]    browser journeys",
    );
  }
  stopOnSignals();
  let total: Count = noCount;
  for (const { name, work } of parts.filter(({ due }) => due)) {
    const count = await work().catch((error: unknown) => {
      console.error(error instanceof Advice ? `\n${error.message}\n` : error);
      return { ...noCount, failed: 1 };
    });
    say(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
    total = addCounts(total, count);
  }
  await shutDown();
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});
