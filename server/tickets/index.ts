export { type OpenedTicket, openTicket, type OpenTicket } from "./open-ticket";
export { reconsiderAccountJob, reconsiderTicket, reconsiderTicketJob } from "./reconsider-ticket";
export { recordTicketFact } from "./record-ticket-fact";
export { sweepTickets } from "./sweep-tickets";
export { type Moved, transition, type TransitionInput } from "./transition";
export { findWorkflow, getWorkflow, getWorkflowVersion } from "./workflow/get-workflow";
export type { Ticket } from "./workflow/vocabulary";
export { openDocument } from "./documents/open-document";
export { uploadDocument } from "./documents/upload-document";
