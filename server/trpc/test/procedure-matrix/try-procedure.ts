import { isDeepStrictEqual } from "node:util";
import { type Answer, ask } from "./ask";
import { listIntruders } from "./list-intruders";
import type { Listed, RouterLike } from "./list-procedures";
import type { Ids } from "./make-ids";
import type { Browser, World } from "./make-world";

/** Everything that is wrong with one procedure's doors: who got in, who was turned away in the wrong words. */
export async function tryProcedure(router: RouterLike, procedure: Listed, world: World): Promise<string[]> {
  const problems: string[] = [];
  const { path, sample, meta } = procedure;
  for (const parser of procedure.inputs) {
    const parsed = await parser.parseAsync(sample.input(world.ids.home)).catch((error: unknown) => error as Error);
    if (parsed instanceof Error) problems.push(`${path} does not accept its own sample: ${parsed.message}`);
  }
  for (const { who, browser, answer } of await listIntruders(world, meta)) {
    const got = await ask(router, path, browser, sample.input(world.ids.home));
    if (got.ok) problems.push(`${path} let ${who} in`);
    else if (got.code !== answer)
      problems.push(`${path} answered ${who} with ${got.code} ${got.words}, not with ${answer}`);
  }
  for (const [whose, ids] of foreigners(procedure, world))
    problems.push(...(await tryForeign(router, procedure, world, whose, ids)));
  problems.push(...(await tryRightful(router, procedure, world)));
  return problems;
}

/** Whose ids to try, if the procedure takes any. */
function foreigners({ sample, meta }: Listed, world: World): [string, Ids][] {
  const same = isDeepStrictEqual(sample.input(world.ids.home), sample.input(world.ids.nothing));
  if (same || meta.surface === "visitor" || meta.surface === "operator") return [];
  const sister: [string, Ids] = ["a sister subsidiary's ids", world.ids.sister];
  return meta.surface === "portal" ? [sister, ["a neighbour's ids", world.ids.neighbour]] : [sister];
}

/** Somebody else's ids must be answered with "not found", in the very words that ids of nothing are. */
async function tryForeign(
  router: RouterLike,
  { path, sample, meta }: Listed,
  world: World,
  whose: string,
  ids: Ids,
): Promise<string[]> {
  const browser = rightful(meta.surface, world);
  const nothing = await ask(router, path, browser, sample.input(world.ids.nothing));
  const foreign = await ask(router, path, browser, sample.input(ids));
  if (!isDeepStrictEqual(foreign, nothing)) {
    return [`${path} answers ${whose} differently from ids of nothing: ${brief(foreign)}, not ${brief(nothing)}`];
  }
  const hidden = !foreign.ok && foreign.code === "NOT_FOUND";
  return hidden || sample.answersForeignIds
    ? []
    : [`${path} answers ${whose} with ${brief(foreign)}, not with NOT_FOUND`];
}

/** The door must open for those it is for; otherwise the refusals above prove nothing. Acts are not carried out. */
async function tryRightful(router: RouterLike, { path, type, sample, meta }: Listed, world: World): Promise<string[]> {
  if (type !== "query") return [];
  const got = await ask(router, path, rightful(meta.surface, world), sample.input(world.ids.home));
  return got.ok ? [] : [`${path} refuses those it is for: ${brief(got)}`];
}

function rightful(surface: Listed["meta"]["surface"], world: World): Browser {
  if (surface === "staff") return world.staff;
  if (surface === "portal" || surface === "visitor") return world.resident;
  return world.hq;
}

function brief(answer: Answer): string {
  if (!answer.ok) return `${answer.code} ${answer.words}`;
  const text =
    JSON.stringify(answer.value, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value)) ??
    "nothing";
  return `an answer (${text.slice(0, 200)})`;
}
