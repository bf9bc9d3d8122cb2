import { z } from "zod";

/** What residents and the counter send; browser-safe. `form` carries the fields of the subsidiary's workflow. */
const form = z.record(
  z.string().max(60),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(60)).max(20)]),
);
const documentIds = z.array(z.uuid()).max(20).default([]);

export const openAccountInput = z.object({ premiseId: z.uuid().optional(), form, documentIds });
export const accountRequestInput = z.object({ form, documentIds });
export const counterRequestInput = accountRequestInput.extend({ accountId: z.uuid() });
export const premiseQuery = z.object({
  community: z.string().trim().min(2).max(60),
  building: z.string().trim().max(20).default(""),
  room: z.string().trim().max(20).default(""),
});
export const confirmTransferInput = z.object({ ticketId: z.uuid(), acceptDebt: z.boolean().default(false) });

const change = z.object({ accountId: z.uuid(), on: z.iso.date(), reason: z.string().trim().min(2).max(500) });
export const renameInput = change.extend({ name: z.string().trim().min(1).max(60) });
export const demolishInput = change;
export const mergeInput = change.extend({ fromAccountNo: z.string().trim().min(1).max(40) });
export const splitInput = change.extend({
  areaNos: z.array(z.string().max(3)).min(1).max(50),
  rule: z.enum(["stay", "by-area"]),
  newOwner: z.object({
    name: z.string().trim().min(1).max(60),
    phone: z.string().trim().min(6).max(20),
    idNumber: z.string().trim().max(30).optional(),
  }),
});

const squareMetres = z
  .string()
  .trim()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .refine((value) => Number(value) > 0);
const areaFacts = z.object({
  kind: z.enum(["main", "balcony", "loft", "annex"]),
  builtArea: squareMetres,
  chargeableArea: squareMetres,
  heightFactor: z
    .string()
    .trim()
    .regex(/^\d(\.\d{1,3})?$/)
    .refine((value) => Number(value) > 0),
  priceClass: z.string().min(1).max(40),
  settlement: z.enum(["area", "two-part", "metered"]),
});
const areaChange = change.extend({ agreementId: z.uuid() });
const areaNo = z.string().regex(/^\d{1,3}$/);
export const changeAreaInput = z.discriminatedUnion("deed", [
  areaChange.extend({ deed: z.literal("add"), area: areaFacts }),
  areaChange.extend({ deed: z.literal("change"), areaNo, area: areaFacts }),
  areaChange.extend({ deed: z.literal("end"), areaNo }),
]);
export const stopUnitInput = change.omit({ on: true });
/** Which areas a preview is about, by their keys; the whole home when left out. */
export const chosenInput = z.object({ areas: z.array(z.string().max(60)).max(20).optional() });

export type OpenAccountInput = z.infer<typeof openAccountInput>;
export type AccountRequest = z.infer<typeof accountRequestInput>;
export type PremiseQuery = z.infer<typeof premiseQuery>;
