import { router, staff } from "@/server/trpc/init";
import { decideReading } from "./decide-reading";
import { closeDispute, disputeReading } from "./dispute-reading";
import { estimateReading } from "./estimate-reading";
import { exchangeMeter } from "./exchange-meter";
import { getMeter } from "./get-meter";
import { installMeter } from "./install-meter";
import { listKeys, makeKey, revokeKey } from "./keys";
import { listLimits, setLimits } from "./limits";
import { listQueue } from "./list-queue";
import { countQueue, listRegisters } from "./list-registers";
import { getReadingList, listReadingLines, listReadingLists } from "./lists/get-reading-list";
import { recordReading } from "./record-reading";
import {
  closeDisputeInput,
  decideInput,
  disputeInput,
  estimateInput,
  exchangeInput,
  fileInput,
  installInput,
  keyInput,
  limitsInput,
  linesInput,
  listInput,
  makeKeyInput,
  meterInput,
  obstaclesInput,
  queueInput,
  recordInput,
  settleInput,
  usageRunInput,
} from "./schemas";
import { getUsageRun, listObstacles, listUsageRuns } from "./settle/get-usage-run";
import { startSettling } from "./settle/start-settling";

export const staffMeteringRouter = router({
  list: staff("metering.read")
    .input(listInput)
    .query(async ({ ctx, input: { query, after } }) => ({
      ...(await listRegisters(ctx, { ...(query ? { query } : {}), ...(after ? { after } : {}) })),
      waiting: await countQueue(ctx),
    })),
  record: staff("metering.record")
    .input(recordInput)
    .mutation(({ ctx, input }) => recordReading(ctx, input)),
  install: staff("metering.install")
    .input(installInput)
    .mutation(({ ctx, input }) => installMeter(ctx, input)),
  exchange: staff("metering.install")
    .input(exchangeInput)
    .mutation(({ ctx, input }) => exchangeMeter(ctx, input)),
  "get-meter": staff("metering.read")
    .input(meterInput)
    .query(({ ctx, input }) => getMeter(ctx, input.meterId)),
  queue: staff("metering.read")
    .input(queueInput)
    .query(({ ctx, input: { before } }) => listQueue(ctx, before ? { before } : {})),
  decide: staff("metering.decide")
    .input(decideInput)
    .mutation(({ ctx, input }) => decideReading(ctx, input)),
  estimate: staff("metering.record")
    .input(estimateInput)
    .mutation(({ ctx, input }) => estimateReading(ctx, input)),
  dispute: staff("metering.decide")
    .input(disputeInput)
    .mutation(({ ctx, input }) => disputeReading(ctx, input)),
  "close-dispute": staff("metering.decide")
    .input(closeDisputeInput)
    .mutation(({ ctx, input }) => closeDispute(ctx, input)),
  settle: staff("metering.settle")
    .input(settleInput)
    .mutation(({ ctx, input }) => startSettling(ctx, input)),
  "list-usage-runs": staff("metering.read").query(({ ctx }) => listUsageRuns(ctx)),
  "get-usage-run": staff("metering.read")
    .input(usageRunInput)
    .query(({ ctx, input }) => getUsageRun(ctx, input.runId)),
  "list-obstacles": staff("metering.read")
    .input(obstaclesInput)
    .query(({ ctx, input: { runId, after } }) => listObstacles(ctx, { runId, ...(after ? { after } : {}) })),
  "list-files": staff("metering.record").query(({ ctx }) => listReadingLists(ctx)),
  "get-file": staff("metering.record")
    .input(fileInput)
    .query(({ ctx, input }) => getReadingList(ctx, input.listId)),
  "list-lines": staff("metering.record")
    .input(linesInput)
    .query(({ ctx, input }) => listReadingLines(ctx, input)),
  limits: staff("metering.read").query(({ ctx }) => listLimits(ctx)),
  "set-limits": staff("metering.set-limits")
    .input(limitsInput)
    .mutation(({ ctx, input }) => setLimits(ctx, input)),
  keys: staff("metering.manage-keys").query(({ ctx }) => listKeys(ctx)),
  "make-key": staff("metering.manage-keys")
    .input(makeKeyInput)
    .mutation(({ ctx, input }) => makeKey(ctx, input)),
  "revoke-key": staff("metering.manage-keys")
    .input(keyInput)
    .mutation(({ ctx, input }) => revokeKey(ctx, input.keyId)),
});
