import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { demolish } from "./demolish";
import { findUnclaimedPremises } from "./find-premises";
import { openAccount } from "./open-account";
import { mergeByNumber } from "./merge-accounts";
import { previewResume, previewStop, previewTransfer } from "./portal/previews";
import { rename } from "./rename";
import { resumeHeating } from "./resume-heating";
import {
  counterRequestInput,
  demolishInput,
  mergeInput,
  openAccountInput,
  premiseQuery,
  renameInput,
  splitInput,
} from "./schemas";
import { splitAccount } from "./split-account";
import { stopHeating } from "./stop-heating";
import { transfer } from "./transfer";

const ofAccount = z.object({ accountId: z.uuid() });

/** The counter: the same requests, for the customer who stands there. */
export const staffSupplyRouter = router({
  "find-premises": staff("tickets.open")
    .input(premiseQuery)
    .query(({ ctx, input }) => findUnclaimedPremises(ctx, input)),
  "open-account": staff("tickets.open")
    .input(openAccountInput)
    .mutation(({ ctx, input }) => openAccount(ctx, input)),
  "preview-transfer": staff("tickets.open")
    .input(ofAccount)
    .query(({ ctx, input }) => previewTransfer(ctx, input)),
  transfer: staff("tickets.open")
    .input(counterRequestInput)
    .mutation(({ ctx, input }) => transfer(ctx, input)),
  "preview-stop-heating": staff("tickets.open")
    .input(ofAccount)
    .query(({ ctx, input }) => previewStop(ctx, input)),
  "stop-heating": staff("tickets.open")
    .input(counterRequestInput)
    .mutation(({ ctx, input }) => stopHeating(ctx, input)),
  "preview-resume-heating": staff("tickets.open")
    .input(ofAccount)
    .query(({ ctx, input }) => previewResume(ctx, input)),
  "resume-heating": staff("tickets.open")
    .input(counterRequestInput)
    .mutation(({ ctx, input }) => resumeHeating(ctx, input)),
  rename: staff("supply.change-account")
    .input(renameInput)
    .mutation(({ ctx, input }) => rename(ctx, input)),
  demolish: staff("supply.change-account")
    .input(demolishInput)
    .mutation(({ ctx, input }) => demolish(ctx, input)),
  "split-account": staff("supply.change-account")
    .input(splitInput)
    .mutation(({ ctx, input }) => splitAccount(ctx, input)),
  "merge-accounts": staff("supply.change-account")
    .input(mergeInput)
    .mutation(({ ctx, input }) => mergeByNumber(ctx, input)),
});
