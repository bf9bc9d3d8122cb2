import { z } from "zod";

export const outboxFilter = z.object({
  channel: z.enum(["sms", "email"]).optional(),
  status: z.enum(["queued", "sent", "failed"]).optional(),
  /** The beginning or the whole of a phone number or e-mail address. */
  recipient: z.string().trim().max(100).optional(),
  /** The last message of the page before. */
  after: z.uuid().optional(),
});
export type OutboxFilter = z.infer<typeof outboxFilter>;
