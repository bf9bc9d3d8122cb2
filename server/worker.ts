import { parseCronItems, run, type TaskList } from "graphile-worker";
import { closePools } from "@/db/tenant";
import { jobsUrl } from "@/db/urls";
import { applyHqAnswerJob, applyHqAnswers } from "./adjustments";
import { billingJobs } from "./billing/jobs";
import { checkImport, runImport } from "./accounts";
import { sendMessage } from "./channels/send-message";
import { financeJobs } from "./finance/jobs";
import { keepAllRollups, keepRollups } from "./hq";
import { env } from "./platform/env";
import type { Jobs } from "./platform/jobs";
import { meteringJobs } from "./metering/jobs";
import { log } from "./platform/log";
import { reportJobs } from "./reports/jobs";
import { reconsiderAccountJob, reconsiderTicketJob, sweepTickets } from "./tickets";

/** Every job and the verb behind it. Each opens its own transaction of the subsidiary it names. */
const jobs: { [K in keyof Jobs]: (payload: Jobs[K]) => Promise<void> } = {
  "send-message": sendMessage,
  "check-import": checkImport,
  "run-import": runImport,
  "keep-rollups": keepRollups,
  "keep-all-rollups": keepAllRollups,
  "reconsider-ticket": reconsiderTicketJob,
  "reconsider-account": reconsiderAccountJob,
  "sweep-tickets": sweepTickets,
  "apply-hq-answer": applyHqAnswerJob,
  "apply-hq-answers": applyHqAnswers,
  ...billingJobs,
  ...meteringJobs,
  ...financeJobs,
  ...reportJobs,
};

const tasks: TaskList = Object.fromEntries(
  Object.entries(jobs).map(([name, verb]) => [name, (payload: unknown) => verb(payload as never)]),
);

const often = [
  { task: "sweep-tickets", match: "7 * * * *", identifier: "tickets-of-the-hour" },
  { task: "apply-hq-answers", match: "*/10 * * * *", identifier: "apply-hq-answers", payload: {} },
  { task: "reconcile-payments", match: "*/2 * * * *", identifier: "reconcile-payments", payload: {} },
  { task: "seal-all-books", match: "*/10 * * * *", identifier: "seal-books", payload: {} },
  { task: "keep-all-rollups", match: "*/3 * * * *", identifier: "rollups-of-today", payload: { everything: false } },
];
/** In UTC: from ten past one to ten past six in the morning in China. */
const byNight = [
  { task: "collect-all", match: "10 17 * * *", identifier: "collections-of-the-night", payload: {} },
  { task: "pay-out-sandboxes", match: "0 18 * * *", identifier: "payouts-of-the-sandbox", payload: {} },
  { task: "prove-all-histories", match: "20 18 * * *", identifier: "control-totals-of-the-night", payload: {} },
  { task: "keep-all-rollups", match: "40 18 * * *", identifier: "rollups-of-the-night", payload: { everything: true } },
  { task: "deliver-due-reports", match: "10 22 * * *", identifier: "reports-of-the-morning", payload: {} },
];

const runner = await run({
  connectionString: jobsUrl(env().DATABASE_URL),
  concurrency: 4,
  pollInterval: 2000,
  taskList: tasks,
  // Under a moved clock the machine's night is not the house's: whoever moved it asks for the night's work himself.
  parsedCronItems: parseCronItems(env().TRIBUTARY_CLOCK ? often : [...often, ...byNight]),
});
log.info({ tasks: Object.keys(tasks) }, "worker is ready");
await runner.promise;
await closePools();
