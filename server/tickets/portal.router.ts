import { z } from "zod";
import { portal, router } from "@/server/trpc/init";
import { requestTypes } from "@/tenants/schemas/workflow";
import { getApplication, listApplications } from "./get-application";
import { getRequestPage, listRequests } from "./get-request-page";
import { openTicket } from "./open-ticket";
import { reportPaymentInput, transitionInput } from "./schemas";
import { transition } from "./transition";

/** A resident's own requests. */
export const portalRequestsRouter = router({
  list: portal("resident.requests").query(({ ctx }) => listRequests(ctx)),
  get: portal("resident.requests")
    .input(z.object({ ticketNo: z.string().max(60) }))
    .query(({ ctx, input }) => getRequestPage(ctx, input.ticketNo)),
  applications: portal("resident.requests").query(({ ctx }) => listApplications(ctx)),
  application: portal("resident.requests")
    .input(z.object({ type: z.enum(requestTypes) }))
    .query(({ ctx, input }) => getApplication(ctx, input.type)),
  /** Tells of a bank transfer; the other requests have doors of their own. */
  "report-payment": portal("resident.pay")
    .input(reportPaymentInput)
    .mutation(({ ctx, input }) => openTicket(ctx, { ...input, type: "payment", channel: "portal" })),
  move: portal("resident.requests")
    .input(transitionInput)
    .mutation(({ ctx, input }) => transition(ctx, input)),
});
