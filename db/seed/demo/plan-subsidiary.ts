import { makeRandom, type Random } from "../random";
import { addressOf, type Household, makeHouseholds } from "./make-households";
import { type Human, makeHuman } from "./people";
import { type DemoResident, demoResidents, type PaysLike } from "./residents";
import type { Subsidiary } from "./subsidiaries";

/** A household as one subsidiary knows it; every later part of the demo (areas, bills, tickets) is told by this. */
export type Planned = Household & {
  ids: { premise: string; servicePoint: string; account: string; agreement: string; owner: string; occupant: string };
  placeNo: number;
  accountNo: string;
  address: string;
  openedOn: string;
  /** Nobody has opened an account for it yet. */
  unclaimed: boolean;
  settlement: "area" | "two-part" | "metered";
  heightFactor: string;
  warrantyUntil: string | null;
  separable: boolean;
  /** Stopped in 2025-2026, in 2026-2027. */
  stopped: [boolean, boolean];
  /** The account had another owner until this day. */
  transfer: { on: string; before: Human; beforeId: string } | null;
  paysLike: PaysLike;
  resident: DemoResident | null;
};

/** The whole customer list of a subsidiary, planned before a row is written; the same in every run. */
export function planSubsidiary(subsidiary: Subsidiary): Planned[] {
  const random = makeRandom(`plan ${subsidiary.slug}`);
  return subsidiary.places.flatMap((place, index) =>
    makeHouseholds(place).map((home) => plan(subsidiary, random, home, index + 1)),
  );
}

function plan(subsidiary: Subsidiary, random: Random, home: Household, placeNo: number): Planned {
  const { place } = home;
  const resident = demoResidents.find(({ homes }) => homes.some((one) => isAt(one, subsidiary.slug, home))) ?? null;
  const wish = resident?.homes.find((one) => isAt(one, subsidiary.slug, home));
  const brandNew = place.builtIn >= 2024;
  const heating = subsidiary.kind === "heating";
  const separable = !heating || !place.sharedRisers || random.chance(0.3);
  const mayStop = heating && separable && !brandNew && home.use === "residential";
  const before = random.chance(subsidiary.stopped[0] * 1.4);
  const stopped: [boolean, boolean] = [
    before && random.chance(0.7),
    before ? random.chance(0.6) : random.chance(subsidiary.stopped[1] * 0.5),
  ];
  const changed = random.chance(0.024);
  const openedOn = dayIn(random, brandNew ? random.pick([2025, 2025, 2026]) : Math.max(place.builtIn, 2006));
  const planned: Planned = {
    ...home,
    ids: {
      premise: random.id(),
      servicePoint: random.id(),
      account: random.id(),
      agreement: random.id(),
      owner: random.id(),
      occupant: random.id(),
    },
    placeNo,
    accountNo: accountNo(subsidiary.accountPrefix, placeNo, home.nth),
    address: addressOf(home),
    openedOn,
    unclaimed: random.chance(brandNew ? 0.14 : 0.006),
    settlement: heating
      ? place.builtIn >= 2010 && random.chance(subsidiary.twoPartShare * 2)
        ? "two-part"
        : "area"
      : "metered",
    heightFactor: place.storeyHeight ? (Number(place.storeyHeight) / 3).toFixed(3) : "1",
    warrantyUntil: brandNew ? `${place.builtIn + 3}-03-31` : null,
    separable,
    stopped: mayStop ? stopped : [false, false],
    transfer: changed
      ? {
          on: dayIn(random, random.pick([2025, 2026])),
          before: makeHuman(random, place.areaCode),
          beforeId: random.id(),
        }
      : null,
    paysLike: random.weigh([
      ["early", 78],
      ["late", 14],
      ["partly", 3],
      ["never", 5],
    ] as const),
    resident,
  };
  return resident && wish ? asResidents(planned, resident, wish.paysLike) : planned;
}

function asResidents(planned: Planned, { name, phone }: DemoResident, paysLike: PaysLike): Planned {
  const owner = { ...planned.owner, name, phone };
  return {
    ...planned,
    owner,
    occupant: null,
    unclaimed: false,
    stopped: [false, false],
    separable: true,
    transfer: null,
    paysLike,
  };
}

function isAt(one: DemoResident["homes"][number], slug: string, home: Household): boolean {
  return (
    one.subsidiary === slug &&
    one.place === home.place.name &&
    one.building === home.building &&
    one.unit === home.unit &&
    one.room === home.room
  );
}

/** Ten digits, the last a check digit, so that a slip of the finger is no other household's number. */
function accountNo(prefix: string, placeNo: number, nth: number): string {
  const digits = `${prefix}${two(placeNo)}${(nth + 1).toString().padStart(5, "0")}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** A day of business in spring to autumn; a change of owner falls before the season of the same year. */
function dayIn(random: Random, year: number): string {
  return `${year}-${two(random.between(4, 9))}-${two(random.between(1, 28))}`;
}

const two = (value: number) => value.toString().padStart(2, "0");
