import { z } from "zod";

/** What a household list can say of a home. Browser-safe. */
export const importFields = [
  "accountNo",
  "name",
  "phone",
  "idNumber",
  "division",
  "station",
  "district",
  "community",
  "building",
  "unit",
  "room",
  "address",
  "builtArea",
  "chargeableArea",
  "heightFactor",
  "storeyHeight",
  "priceClass",
  "settlement",
  "supplyState",
  "use",
  "openedOn",
  "householdSize",
  "lowIncome",
  "separable",
  "warrantyUntil",
] as const;
export type ImportField = (typeof importFields)[number];

/** A finding about a cell that the list has no column for names the field instead of the column. */
export const isImportField = (column: string): column is ImportField => importFields.some((field) => field === column);

/** Field → index of its column in the list. */
export type Mapping = Partial<Record<ImportField, number>>;

/** What decides which columns a list needs: a list of several divisions must say whose each household is. */
export type Importer = { kind: "heating" | "water"; divisionCount: number };

/** Fields that every list must have and this one has no column for; a place may stand in parts or in one address. */
export function missingFields(mapping: Mapping, { kind, divisionCount }: Importer): ImportField[] {
  const missing: ImportField[] = [];
  const need = (field: ImportField) => mapping[field] === undefined && missing.push(field);
  need("accountNo");
  need("name");
  if (divisionCount > 1) need("division");
  if (mapping.address === undefined) for (const field of ["community", "building", "room"] as const) need(field);
  if (kind === "heating") need("builtArea");
  return missing;
}

/** What was found out about an uploaded list. */
export type Upload = {
  fileName: string;
  storageKey: string;
  sha256: string;
  sizeBytes: number;
  format: "csv" | "xlsx";
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
  delimiter?: string;
  headerLine: number;
  headers: string[];
  preview: string[][];
};

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
