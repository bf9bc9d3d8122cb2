import { type Dwelling, parsePlace } from "./parse-place";

/** A community worth looking into, and what of it is meant. */
export type Aim = { community: string; dwellings: Dwelling[] };

/** What stands before the first number; the part of a fragment that can be a community's name. */
export function headOf(place: string): string {
  return /^\D*/.exec(place)?.[0].replace(/[-#,，、]+$/, "") ?? "";
}

/**
 * Orders the communities whose names meet a typed place: the longest that it spells out, then those that
 * contain all of it, then those that contain its beginning, each with the building, unit and room that remain.
 * @param known names that the place contains, or that contain its head
 */
export function chooseCommunities(place: string, known: string[]): Aim[] {
  const spelled = known.filter((name) => place.includes(name));
  const longest = Math.max(0, ...spelled.map((name) => name.length));
  const head = headOf(place);
  const aims: (Aim & { rank: number })[] = [];
  for (const community of known) {
    if (community.length === longest && place.includes(community)) {
      const rest = place.slice(place.indexOf(community) + community.length);
      aims.push({ rank: 0, community, dwellings: parsePlace(rest) });
    } else if (community.includes(place)) {
      aims.push({ rank: 1, community, dwellings: parsePlace("") });
    } else if ([...head].length >= 2 && community.includes(head)) {
      aims.push({ rank: 2, community, dwellings: parsePlace(place.slice(head.length)) });
    }
  }
  return aims
    .toSorted((a, b) => a.rank - b.rank || (a.community < b.community ? -1 : 1))
    .map(({ community, dwellings }) => ({ community, dwellings }));
}
