import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { getRebill, listRebills } from "./rebills/get-rebill";
import { previewRebill } from "./rebills/preview-rebill";
import { startRebill } from "./rebills/start-rebill";
import { seasonInput } from "./schemas";

const rebillInput = z.object({ runId: z.uuid() });

export const staffRebillsRouter = router({
  start: staff("billing.run")
    .input(seasonInput.extend({ reason: z.string().trim().min(2).max(500) }))
    .mutation(({ ctx, input }) => startRebill(ctx, input)),
  preview: staff("billing.run")
    .input(seasonInput)
    .query(({ ctx, input }) => previewRebill(ctx, input.season)),
  list: staff("billing.read")
    .input(seasonInput)
    .query(({ ctx, input }) => listRebills(ctx, input.season)),
  get: staff("billing.read")
    .input(rebillInput)
    .query(({ ctx, input }) => getRebill(ctx, input.runId)),
});
