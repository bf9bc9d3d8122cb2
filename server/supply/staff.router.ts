import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { changeArea, previewChangeArea } from "./change-area";
import { demolish } from "./demolish";
import { findUnclaimedPremises } from "./find-premises";
import { getAreaForm } from "./get-area-form";
import { openAccount } from "./open-account";
import { mergeByNumber } from "./merge-accounts";
import { previewResume, previewStop, previewTransfer } from "./portal/previews";
import { rename } from "./rename";
import { resumeHeating } from "./resume-heating";
import {
  changeAreaInput,
  chosenInput,
  counterRequestInput,
  demolishInput,
  mergeInput,
  openAccountInput,
  premiseQuery,
  renameInput,
  splitInput,
  stopUnitInput,
} from "./schemas";
import { splitAccount } from "./split-account";
import { stopHeating } from "./stop-heating";
import { previewStopUnit, stopUnit } from "./stop-unit";
import { transfer } from "./transfer";

const ofAccount = z.object({ accountId: z.uuid() });
const ofChosen = ofAccount.extend(chosenInput.shape);

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
    .input(ofChosen)
    .query(({ ctx, input }) => previewStop(ctx, input)),
  "stop-heating": staff("tickets.open")
    .input(counterRequestInput)
    .mutation(({ ctx, input }) => stopHeating(ctx, input)),
  "preview-resume-heating": staff("tickets.open")
    .input(ofChosen)
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
  "area-form": staff("supply.change-account")
    .input(ofAccount)
    .query(({ ctx, input }) => getAreaForm(ctx, input.accountId)),
  "preview-change-area": staff("supply.change-account")
    .input(changeAreaInput)
    .mutation(({ ctx, input }) => previewChangeArea(ctx, input)),
  "change-area": staff("supply.change-account")
    .input(changeAreaInput)
    .mutation(({ ctx, input }) => changeArea(ctx, input)),
  "preview-stop-unit": staff("supply.change-account")
    .input(ofAccount)
    .mutation(({ ctx, input }) => previewStopUnit(ctx, input.accountId)),
  "stop-unit": staff("supply.change-account")
    .input(stopUnitInput)
    .mutation(({ ctx, input }) => stopUnit(ctx, input)),
});
