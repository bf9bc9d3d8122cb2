import { z } from "zod";
import { requestTypes } from "@/tenants/schemas/workflow";

/** What a form may carry to the server: plain words, yes or no, lists of keys; each field is judged by its workflow. */
export const formValues = z.record(
  z.string().max(60),
  z.union([z.string().max(4000), z.boolean(), z.number(), z.null(), z.array(z.string().max(60)).max(50)]),
);

export const reportPaymentInput = z.object({ form: formValues, documentIds: z.array(z.uuid()).max(50).default([]) });

export const transitionInput = z.object({
  ticketId: z.uuid(),
  transition: z.string().max(60),
  revision: z.number().int().min(0),
  fields: formValues.default({}),
  note: z.string().max(2000).nullish(),
});

const ticketPhases = ["open", "done", "rejected", "cancelled"] as const;

/** The queue's views: what waits for my role, what I took on, what runs late, everything. */
export const ticketViews = ["waiting", "mine", "overdue", "all"] as const;

export const ticketFilter = z.object({
  view: z.enum(ticketViews).default("waiting"),
  type: z.enum(requestTypes).optional(),
  state: z.string().max(60).optional(),
  phase: z.enum(ticketPhases).optional(),
  channel: z.enum(["portal", "counter", "hotline", "field", "hq"]).optional(),
  accountId: z.uuid().optional(),
  /** Ticket number, or the beginning of one. */
  number: z.string().trim().max(40).optional(),
  after: z.string().max(200).optional(),
});
export type TicketFilter = z.infer<typeof ticketFilter>;

export const noteInput = z.object({
  ticketId: z.uuid(),
  note: z.string().trim().min(1).max(1000),
  forResident: z.boolean().default(false),
});

export const workOrderKinds = [
  "valve-close",
  "valve-open",
  "site-survey",
  "repair",
  "inspection",
  "meter-reading",
  "deliver-notice",
] as const;

export const workOrderFilter = z.object({
  view: z.enum(["todo", "mine", "done", "all"]).default("todo"),
  kind: z.enum(workOrderKinds).optional(),
  after: z.string().max(200).optional(),
});
export type WorkOrderFilter = z.infer<typeof workOrderFilter>;

/** What a technician reports from the site. */
export const workOrderResult = z.object({
  valveState: z.enum(["open", "closed", "sealed"]).optional(),
  outcome: z.enum(["passed", "failed"]).optional(),
  note: z.string().trim().max(1000).default(""),
});
export type WorkOrderResult = z.infer<typeof workOrderResult>;
