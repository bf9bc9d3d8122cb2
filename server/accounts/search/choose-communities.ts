import { type Dwelling, parsePlace } from "./parse-place";

/** Communities worth looking into, in order, and what of them is meant. */
export type Aim = { communities: string[]; dwellings: Dwelling[] };

/** What stands before the first number; the part of a fragment that surely belongs to a community's name. */
export function headOf(place: string): string {
  return /^\D*/.exec(place)?.[0].replace(/[-#,，、]+$/, "") ?? "";
}

/**
 * Orders the communities whose names meet a typed place: the longest that it spells out, then those that contain
 * most of its beginning. Each goes with the building, unit and room that remain.
 * @param known names that the place contains, or that contain its head
 */
export function chooseCommunities(place: string, known: string[]): Aim[] {
  const spelled = longestOf(known.filter((name) => place.includes(name)));
  const others = known.filter((name) => name !== spelled).map((name) => ({ name, length: overlap(place, name) }));
  const most = Math.max(2, ...others.map(({ length }) => length));
  const aims: Aim[] = [];
  if (spelled) aims.push(aim([spelled], place.slice(place.indexOf(spelled) + spelled.length)));
  aims.push(
    aim(
      others.filter(({ length }) => length === most).map(({ name }) => name),
      place.slice(most),
    ),
  );
  return aims.filter(({ communities }) => communities.length > 0);
}

const aim = (communities: string[], rest: string): Aim => ({
  communities: communities.toSorted(),
  dwellings: parsePlace(rest),
});

const longestOf = (names: string[]) => names.toSorted((a, b) => b.length - a.length)[0];

/** How much of the place's beginning a name contains. */
function overlap(place: string, name: string): number {
  let length = 0;
  while (length < place.length && name.includes(place.slice(0, length + 1))) length += 1;
  return length;
}
