import { z } from "zod";

export const searchInput = z.object({
  query: z.string().max(100),
  cursor: z.string().max(1500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type SearchInput = z.infer<typeof searchInput>;
