import { z } from "zod";
import { importFields } from "./import/fields";

export const searchInput = z.object({
  query: z.string().max(100),
  cursor: z.string().max(1500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type SearchInput = z.infer<typeof searchInput>;

/** What was found out about an uploaded list; made by the server itself, and checked again when the list is read. */
export const uploadSchema = z.object({
  fileName: z.string().min(1).max(200),
  storageKey: z.string().regex(/^[0-9a-f-]{36}\/imports\/[0-9a-f-]{36}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number().int().min(1),
  format: z.enum(["csv", "xlsx"]),
  encoding: z.enum(["utf-8", "gb18030", "utf-16le", "utf-16be"]).optional(),
  delimiter: z.string().length(1).optional(),
  headerLine: z.number().int().min(1),
  headers: z.array(z.string().max(80)).min(1).max(200),
  preview: z.array(z.array(z.string().max(80)).max(200)).max(10),
});
export type Upload = z.infer<typeof uploadSchema>;

/** Which column holds which field; a column serves one field. */
export const mappingSchema = z
  .partialRecord(z.enum(importFields), z.number().int().min(0).max(199))
  .refine((mapping) => new Set(Object.values(mapping)).size === Object.keys(mapping).length, "column-used-twice");

export const importChoices = z.object({
  importId: z.uuid(),
  mode: z.enum(["keep-good", "all-or-nothing"]),
  existing: z.enum(["update", "keep"]),
});

export const checkInput = z.object({
  importId: z.uuid(),
  mapping: mappingSchema,
  effectiveOn: z.iso.date().optional(),
});

export const findingsInput = z.object({
  importId: z.uuid(),
  cursor: z.object({ line: z.number().int(), id: z.uuid() }).nullish(),
  limit: z.number().int().min(1).max(2000).default(200),
});
