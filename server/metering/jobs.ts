import { settleUsagesJob } from "./settle/settle-usages-job";

/** Metering's jobs and the verbs behind them. */
export const meteringJobs = {
  "settle-usages": settleUsagesJob,
};
