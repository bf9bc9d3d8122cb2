import { type TariffInput, tariffSchema } from "@/tenants/schemas/tariff";
import { type SeasonInfo, seasonsOf } from "../seasons/list-seasons";
import type { AreaFact, Facts, HouseholdFact, UsageFact } from "../rates/facts";
import type { Line } from "../rates/line";

/** The first season of a tariff, as if it were version 1 in force. */
export function seasonOf(body: TariffInput): SeasonInfo {
  const [season] = seasonsOf([
    {
      id: "00000000-0000-7000-8000-000000000001",
      version: 1,
      effectiveFrom: "2020-01-01",
      tariff: tariffSchema.parse(body),
    },
  ]);
  return season!;
}

type Wish = Partial<Omit<AreaFact, "id">> & {
  area?: string;
  lowIncome?: boolean;
  storeyHeight?: string | null;
  householdSize?: number | null;
  households?: HouseholdFact[];
  premiseUse?: string;
  startsOn?: string;
  endsOn?: string | null;
  kwh?: string;
  m3?: string;
  m3Before?: string;
  areas?: AreaFact[];
};

/** One area of 100 m², residential, by area, supplied since long ago, unless said otherwise. */
export function areaFact(wish: Wish = {}): AreaFact {
  const size = wish.area ?? "100";
  return {
    id: `area-${wish.areaNo ?? 1}-${wish.validFrom ?? ""}`,
    areaNo: "1",
    kind: "main",
    builtArea: size,
    chargeableArea: size,
    heightFactor: "1",
    priceClass: "residential",
    settlement: "area",
    supplyState: "on",
    wholeUnitStop: false,
    validFrom: "2020-09-01",
    validTo: null,
    ...Object.fromEntries(Object.entries(wish).filter(([key]) => !["area", "areas"].includes(key))),
  };
}

/** The facts of one household. */
export function home(wish: Wish = {}): Facts {
  const usage = (quantity: string, unit: UsageFact["unit"], periodFrom: string, periodTo: string): UsageFact => ({
    id: "usage-1",
    periodFrom,
    periodTo,
    quantity,
    unit,
    beforeInYear: wish.m3Before ?? "0",
  });
  return {
    agreementId: "agreement",
    accountId: "account",
    startsOn: wish.startsOn ?? "2020-09-01",
    endsOn: wish.endsOn ?? null,
    households: wish.households ?? [
      {
        lowIncome: wish.lowIncome ?? false,
        size: wish.householdSize ?? null,
        validFrom: "2020-09-01",
        validTo: null,
      },
    ],
    sumElsewhere: false,
    premiseUse: wish.premiseUse ?? "residential",
    storeyHeight: wish.storeyHeight ?? null,
    areas: wish.areas ?? (wish.m3 === undefined ? [areaFact(wish)] : []),
    usages: [
      ...(wish.kwh === undefined ? [] : [usage(wish.kwh, "kwh", "2026-11-15", "2027-03-15")]),
      ...(wish.m3 === undefined ? [] : [usage(wish.m3, "m3", "2026-01-01", "2026-03-31")]),
    ],
  };
}

export const sumOf = (lines: Line[]) => lines.reduce((sum, line) => sum + line.amountMinor, 0n);
