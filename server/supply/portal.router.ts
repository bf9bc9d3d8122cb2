import { z } from "zod";
import { findApplication } from "@/server/tickets";
import { portal, portalAcross, router } from "@/server/trpc/init";
import { confirmTransfer } from "./confirm-transfer";
import { findUnclaimedPremises } from "./find-premises";
import { openAccount } from "./open-account";
import { readHome } from "./portal/home";
import { listHomes } from "./portal/homes";
import { previewResume, previewStop, previewTransfer, todayOf } from "./portal/previews";
import { switchAccount } from "./portal/switch-account";
import { resumeHeating } from "./resume-heating";
import { accountRequestInput, chosenInput, confirmTransferInput, openAccountInput, premiseQuery } from "./schemas";
import { stopHeating } from "./stop-heating";
import { transfer } from "./transfer";

export const portalSupplyRouter = router({
  home: portal("resident.accounts").query(({ ctx }) => readHome(ctx)),
  homes: portalAcross("resident.accounts").query(({ ctx }) => listHomes(ctx)),
  "switch-account": portalAcross("resident.accounts")
    .input(z.object({ accountId: z.uuid() }))
    .mutation(({ ctx, input }) => switchAccount(ctx, input.accountId)),
  "open-account-form": portal("supply.open-account").query(async ({ ctx }) => ({
    today: todayOf(ctx),
    form: await findApplication(ctx, "open-account"),
  })),
  "find-premises": portal("supply.open-account")
    .input(premiseQuery)
    .query(({ ctx, input }) => findUnclaimedPremises(ctx, input)),
  "open-account": portal("supply.open-account")
    .input(openAccountInput)
    .mutation(({ ctx, input }) => openAccount(ctx, input)),
  "transfer-form": portal("supply.transfer").query(async ({ ctx }) => ({
    ...(await previewTransfer(ctx)),
    form: await findApplication(ctx, "transfer"),
  })),
  transfer: portal("supply.transfer")
    .input(accountRequestInput)
    .mutation(({ ctx, input }) => transfer(ctx, input)),
  "confirm-transfer": portal("supply.transfer")
    .input(confirmTransferInput)
    .mutation(({ ctx, input }) => confirmTransfer(ctx, input)),
  "stop-heating-form": portal("supply.stop-heating")
    .input(chosenInput.optional())
    .query(async ({ ctx, input }) => ({
      ...(await previewStop(ctx, input)),
      form: await findApplication(ctx, "stop-heating"),
    })),
  "stop-heating": portal("supply.stop-heating")
    .input(accountRequestInput)
    .mutation(({ ctx, input }) => stopHeating(ctx, input)),
  "resume-heating-form": portal("supply.resume-heating")
    .input(chosenInput.optional())
    .query(async ({ ctx, input }) => ({
      ...(await previewResume(ctx, input)),
      form: await findApplication(ctx, "resume-heating"),
    })),
  "resume-heating": portal("supply.resume-heating")
    .input(accountRequestInput)
    .mutation(({ ctx, input }) => resumeHeating(ctx, input)),
});
