import { z } from "zod";

export const searchInput = z.object({
  query: z.string().max(100),
  cursor: z.string().max(1500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type SearchInput = z.infer<typeof searchInput>;

export const accountInput = z.object({ accountId: z.uuid() });

/** The household at an account from a day on, with what proves it. */
export const householdInput = z.object({
  accountId: z.uuid(),
  from: z.iso.date(),
  lowIncome: z.boolean(),
  people: z.number().int().min(1).max(99).optional(),
  reason: z.string().trim().min(2).max(500),
  documentIds: z.array(z.uuid()).max(6).default([]),
});

/** Whose number is to be shown, and why; both go into the audit trail. */
export const revealInput = z.object({
  accountId: z.uuid(),
  personId: z.uuid(),
  reason: z.string().trim().min(2).max(200),
});
