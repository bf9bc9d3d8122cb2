import { isDeepStrictEqual } from "node:util";
import { type Answer, ask } from "@/server/trpc/test/procedure-matrix/ask";
import type { Listed, RouterLike } from "@/server/trpc/test/procedure-matrix/list-procedures";
import { type Ids, idsOfNothing } from "@/server/trpc/test/procedure-matrix/make-ids";
import { type Cities, type Holding, isOwn, type Person } from "./make-cities";

/** One thing somebody tries: a procedure, with ids taken now from one household and now from the other. */
export type Attempt = { person: Person; procedure: Listed; holdings: [Holding, Holding]; mix: number };

/**
 * Carries an attempt out, and says what the person learnt that is not theirs: a foreign value in the answer, or an answer
 * to foreign ids that ids of nothing would not have been given.
 */
export async function act(
  router: RouterLike,
  cities: Cities,
  { person, procedure, holdings, mix }: Attempt,
): Promise<string[]> {
  const { path, type, sample } = procedure;
  const mixed = mixIds(holdings, mix, (holding) => holding.ids);
  const input = sample.input(mixed);
  const answer = await ask(router, path, person.browser, input);
  const leaks = leaksIn(cities, person, input, answer).map((value) => `${person.name} learnt ${value} from ${path}`);

  const blanked = mixIds(holdings, mix, (holding) => (isOwn(person, holding) ? holding.ids : nothingOf(holding)));
  const blankedInput = sample.input(blanked);
  const changedByIt = type !== "query" && answer.ok;
  if (changedByIt || isDeepStrictEqual(input, blankedInput)) return leaks;
  const toNothing = await ask(router, path, person.browser, blankedInput);
  if (isDeepStrictEqual(answer, toNothing)) return leaks;
  return [
    ...leaks,
    `${person.name} can tell foreign ids from none by ${path}: ${show(answer)} against ${show(toNothing)}`,
  ];
}

/** Ids of two households, field by field as the bits of `mix` say; the same choice for the same mix. */
function mixIds([one, other]: [Holding, Holding], mix: number, idsOf: (holding: Holding) => Ids): Ids {
  const [first, second] = [idsOf(one), idsOf(other)];
  const fields = Object.keys(first) as (keyof Ids)[];
  const chosen = fields.map((field, index) => [field, (mix >> (index % 31)) & 1 ? second[field] : first[field]]);
  return Object.fromEntries(chosen) as Ids;
}

const nothings = new WeakMap<Holding, Ids>();

function nothingOf(holding: Holding): Ids {
  const known = nothings.get(holding) ?? idsOfNothing(holding.ids);
  nothings.set(holding, known);
  return known;
}

/** Values of households that are not this person's, found in an answer; what they said themselves is no news to them. */
function leaksIn(cities: Cities, person: Person, input: unknown, answer: Answer): string[] {
  const told = write(answer);
  const said = write(input);
  const own = new Set(cities.holdings.filter((one) => isOwn(person, one)).flatMap(({ ids }) => Object.values(ids)));
  const known = (value: string) => own.has(value) || value === person.groupId || isKnownTenant(cities, person, value);
  return cities.holdings
    .filter((holding) => !isOwn(person, holding))
    .flatMap(({ name, ids }) => Object.entries(ids).map(([field, value]) => ({ name, field, value })))
    .filter(({ value }) => !known(value) && told.includes(value) && !said.includes(value))
    .map(({ name, field, value }) => `${name}'s ${field} ${value}`);
}

/** Headquarters knows its own subsidiaries, and nothing in them; a resident knows the offices of theirs. */
function isKnownTenant(cities: Cities, person: Person, value: string): boolean {
  const mine = cities.holdings.filter(({ ids }) =>
    person.surface === "hq" ? ids.groupId === person.groupId : ids.tenantId === person.tenantId,
  );
  return mine.some(({ ids }) => ids.tenantId === value || (person.surface === "portal" && ids.divisionId === value));
}

const write = (value: unknown) =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? `${one}` : one)) ?? "";
const show = (answer: Answer) => write(answer).slice(0, 300);
