import { z } from "zod";

export const searchInput = z.object({
  query: z.string().max(100),
  cursor: z.string().max(1500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type SearchInput = z.infer<typeof searchInput>;

export const accountInput = z.object({ accountId: z.uuid() });

/** Whose number is to be shown, and why; both go into the audit trail. */
export const revealInput = z.object({
  accountId: z.uuid(),
  personId: z.uuid(),
  reason: z.string().trim().min(2).max(200),
});
