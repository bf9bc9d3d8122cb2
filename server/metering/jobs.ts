import { readReadingList } from "./lists/read-reading-list";
import { settleUsagesJob } from "./settle/settle-usages-job";

/** Metering's jobs and the verbs behind them. */
export const meteringJobs = {
  "settle-usages": settleUsagesJob,
  "read-reading-list": readReadingList,
};
