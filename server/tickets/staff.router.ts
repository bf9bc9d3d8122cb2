import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { requestTypes } from "@/tenants/schemas/workflow";
import { addNote } from "./add-note";
import { claimTicket } from "./claim-ticket";
import { getApplication, listApplications } from "./get-application";
import { getTicketPage } from "./get-ticket-page";
import { countTickets, listTickets } from "./list-tickets";
import { openTicket } from "./open-ticket";
import { noteInput, reportPaymentInput, ticketFilter, transitionInput } from "./schemas";
import { transition } from "./transition";

export const staffTicketsRouter = router({
  list: staff("tickets.read")
    .input(ticketFilter)
    .query(({ ctx, input }) => listTickets(ctx, input)),
  counts: staff("tickets.read").query(({ ctx }) => countTickets(ctx)),
  get: staff("tickets.read")
    .input(z.object({ ticketNo: z.string().max(60) }))
    .query(({ ctx, input }) => getTicketPage(ctx, input.ticketNo)),
  applications: staff("tickets.open").query(({ ctx }) => listApplications(ctx)),
  application: staff("tickets.open")
    .input(z.object({ type: z.enum(requestTypes) }))
    .query(({ ctx, input }) => getApplication(ctx, input.type)),
  /** Takes in a bank slip at the counter; the other requests have doors of their own in supply. */
  "report-payment": staff("tickets.open")
    .input(reportPaymentInput.extend({ accountId: z.uuid() }))
    .mutation(({ ctx, input }) => openTicket(ctx, { ...input, type: "payment", channel: "counter" })),
  transition: staff("tickets.transition")
    .input(transitionInput)
    .mutation(({ ctx, input }) => transition(ctx, input)),
  claim: staff("tickets.transition")
    .input(z.object({ ticketId: z.uuid(), claim: z.boolean() }))
    .mutation(({ ctx, input }) => claimTicket(ctx, input)),
  note: staff("tickets.note")
    .input(noteInput)
    .mutation(({ ctx, input }) => addNote(ctx, input)),
});
