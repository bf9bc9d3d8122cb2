import type { PlainDate } from "@/server/platform/dates";
import type { AreaKind, Settlement } from "./settlements";

/** One dated version of one chargeable area. `validTo` is the first day it no longer holds. */
export type AreaFact = {
  id: string;
  areaNo: string;
  kind: AreaKind;
  builtArea: string;
  chargeableArea: string;
  heightFactor: string;
  priceClass: string;
  settlement: Settlement;
  supplyState: "on" | "stopped";
  wholeUnitStop: boolean;
  validFrom: PlainDate;
  validTo: PlainDate | null;
};

export type UsageFact = {
  id: string;
  periodFrom: PlainDate;
  /** Its last day. */
  periodTo: PlainDate;
  quantity: string;
  unit: "m3" | "kwh" | "gj";
  beforeInYear: string;
};

/** A household from one day to another. On a day without one nobody has told of it: no waiver, and the base size. */
export type HouseholdFact = {
  lowIncome: boolean;
  size: number | null;
  validFrom: PlainDate;
  validTo: PlainDate | null;
};

/** Everything of one agreement that a bill is made from. `endsOn` is the first day without a contract. */
export type Facts = {
  agreementId: string;
  accountId: string;
  startsOn: PlainDate;
  endsOn: PlainDate | null;
  households: HouseholdFact[];
  /** Whether the account has an older agreement in the season, whose bill is the one that a fixed sum is let off on. */
  sumElsewhere: boolean;
  premiseUse: string;
  storeyHeight: string | null;
  areas: AreaFact[];
  usages: UsageFact[];
  /** The areas are charged for the whole season under the agreement that this one came out of; only its use is left. */
  areasBorne?: boolean;
};

/** Why no bill can be made: a fact or a price is missing. */
export type Missing = { reason: "no-area" | "no-usage" | "no-price"; priceClass?: string };
