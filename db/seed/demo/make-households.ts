import { makeRandom, type Random } from "../random";
import { type Human, makeBusiness, makeHuman, makePhone } from "./people";
import type { Place } from "./places";

/** A home or shop as it stands there, whoever delivers to it. */
export type Household = {
  place: Place;
  /** Which building, unit, floor and door; a shop has no unit. */
  building: number;
  unit: number;
  floor: number;
  room: string;
  use: "residential" | "public";
  builtArea: number;
  /** An enclosed balcony, in m²; 0 when there is none. */
  balcony: number;
  loft: number;
  owner: { kind: "human" | "company"; name: string; phone: string | null; idNumber: string };
  /** Who lives there, when it is not the owner. */
  occupant: Human | null;
  people: number;
  lowIncome: boolean;
  /** A number that marks the household through every part of the demo. */
  nth: number;
};

/** Every household of a place; the same for each utility that serves it. */
export function makeHouseholds(place: Place): Household[] {
  const random = makeRandom(place.name);
  const homes: Household[] = [];
  for (let building = 1; building <= place.buildings; building += 1) {
    for (let unit = 1; unit <= place.units; unit += 1) {
      for (let floor = 1; floor <= place.floors; floor += 1) {
        place.homes.forEach((builtArea, door) => {
          homes.push(makeHome(random, place, { building, unit, floor, door, builtArea, nth: homes.length }));
        });
      }
    }
  }
  const shops = Array.from({ length: place.shops ?? 0 }, (_, index) =>
    makeShop(random, place, index, homes.length + index),
  );
  return [...homes, ...shops];
}

type Door = { building: number; unit: number; floor: number; door: number; builtArea: number; nth: number };

function makeHome(random: Random, place: Place, { building, unit, floor, door, builtArea, nth }: Door): Household {
  const owner = makeHuman(random, place.areaCode);
  const let_ = random.chance(0.11);
  const top = floor === place.floors;
  return {
    place,
    building,
    unit,
    floor,
    room: `${floor}${(door + 1).toString().padStart(2, "0")}`,
    use: "residential",
    builtArea: round(builtArea + (building % 3) * 0.37),
    balcony: random.chance(place.builtIn > 2000 ? 0.3 : 0.45) ? round(random.between(38, 76) / 10) : 0,
    loft: top && place.lofts ? round(builtArea * 0.42) : 0,
    owner: { kind: "human", ...owner },
    occupant: let_ ? makeHuman(random, place.areaCode) : null,
    people: random.weigh([
      [1, 14],
      [2, 28],
      [3, 32],
      [4, 15],
      [5, 8],
      [6, 3],
    ] as const),
    lowIncome: random.chance(place.builtIn < 1995 ? 0.045 : 0.012),
    nth,
  };
}

function makeShop(random: Random, place: Place, index: number, nth: number): Household {
  const shortName = place.name.slice(0, 4);
  return {
    place,
    building: 1 + (index % place.buildings),
    unit: 0,
    floor: 1,
    room: `商铺${(index + 1).toString().padStart(2, "0")}`,
    use: "public",
    builtArea: round(random.between(280, 1650) / 10),
    balcony: 0,
    loft: 0,
    owner: { kind: "company", ...makeBusiness(random, shortName), phone: makePhone(random) },
    occupant: null,
    people: 1,
    lowIncome: false,
    nth,
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** 历下区解放东路216号泉韵花园3号楼2单元501室 */
export function addressOf({ place, building, unit, room }: Household): string {
  const door = unit === 0 ? room : `${unit}单元${room}室`;
  return `${place.district}${place.street}${place.name}${building}号楼${door}`;
}
