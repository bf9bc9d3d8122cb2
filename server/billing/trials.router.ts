import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { seasonInput } from "./schemas";
import { discardTrial, freezeTrial, reviewTrial } from "./trials/decide-trial";
import { getTrial } from "./trials/get-trial";
import { getTrialProgress } from "./trials/get-trial-progress";
import { listAside } from "./trials/list-aside";
import { findOpenTrial, startTrial } from "./trials/start-trial";

const trialInput = z.object({ trialId: z.uuid() });

export const staffTrialsRouter = router({
  start: staff("billing.run")
    .input(seasonInput)
    .mutation(({ ctx, input }) => startTrial(ctx, input.season)),
  "find-open": staff("billing.read")
    .input(seasonInput)
    .query(({ ctx, input }) => findOpenTrial(ctx, input.season)),
  get: staff("billing.read")
    .input(trialInput)
    .query(({ ctx, input }) => getTrial(ctx, input.trialId)),
  "list-aside": staff("billing.read")
    .input(trialInput.extend({ after: z.uuid().optional() }))
    .query(({ ctx, input: { trialId, after } }) => listAside(ctx, { trialId, ...(after ? { after } : {}) })),
  progress: staff("billing.read")
    .input(trialInput)
    .query(({ ctx, input }) => getTrialProgress(ctx, input.trialId)),
  review: staff("billing.review-run")
    .input(trialInput.extend({ note: z.string().trim().max(500) }))
    .mutation(({ ctx, input }) => reviewTrial(ctx, input)),
  discard: staff("billing.run")
    .input(trialInput)
    .mutation(({ ctx, input }) => discardTrial(ctx, input.trialId)),
  freeze: staff("billing.run")
    .input(trialInput)
    .mutation(({ ctx, input }) => freezeTrial(ctx, input.trialId)),
});
