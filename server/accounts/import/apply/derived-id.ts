import { type SQL, sql } from "drizzle-orm";

/**
 * Each row of a list makes up to ten rows elsewhere. Their keys are the staged row's own UUIDv7 with its last digit
 * replaced, so the database makes them in passing, they stay in order of time, and no two kinds share one.
 */
const digits = {
  person: "1",
  premise: "2",
  servicePoint: "3",
  account: "4",
  role: "5",
  agreement: "6",
  area: "7",
  areaBefore: "8",
  household: "9",
  householdBefore: "a",
} as const;

/** The key that a staged row `s` gives to a new row of a kind. */
export function derivedId(kind: keyof typeof digits): SQL {
  return sql.raw(`overlay(s.id::text placing '${digits[kind]}' from 36)::uuid`);
}
