import { z } from "zod";

const id = z.uuid();
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const day = z.iso.date();
const quantity = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, "decimal");

/** What a clerk types into the calculator instead of choosing an account. */
const typedFacts = z.object({
  areas: z
    .array(
      z.object({
        area: quantity,
        areaKind: z.enum(["main", "balcony", "loft", "annex"]).default("main"),
        priceClass: slug,
        settlement: z.enum(["area", "two-part", "metered"]).default("area"),
        heightFactor: quantity.default("1"),
        stopped: z.boolean().default(false),
        /** First day without supply; none: the whole season. */
        stoppedFrom: day.optional(),
      }),
    )
    .max(10),
  lowIncome: z.boolean().default(false),
  storeyHeight: quantity.optional(),
  householdSize: z.number().int().min(1).max(99).optional(),
  heat: quantity.optional(),
  heatUnit: z.enum(["kwh", "gj"]).default("kwh"),
  m3: quantity.optional(),
  m3Before: quantity.default("0"),
  /** First and last day with a contract. */
  startsOn: day.optional(),
  endsOn: day.optional(),
});
export type TypedFacts = z.infer<typeof typedFacts>;

export const explainInput = z.object({
  /** The tariff as it stands on the screen, saved or not. */
  body: z.record(z.string(), z.unknown()),
  season: slug,
  subject: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("account"), accountId: id }),
    z.object({ kind: z.literal("typed"), facts: typedFacts }),
  ]),
});
export type ExplainBill = z.infer<typeof explainInput>;

export const saveTariffInput = z.object({ body: z.record(z.string(), z.unknown()), seenAt: z.date().nullable() });
export const publishTariffInput = z.object({
  effectiveFrom: day,
  note: z.string().trim().min(1).max(500),
  seenAt: z.date(),
});
export const compareTariffsInput = z.object({ olderId: id, newerId: id, season: slug });
export const versionInput = z.object({ versionId: id });
