import {
  hqMay,
  type HqPermission,
  type HqRole,
  hqRoles,
  staffMay,
  type StaffPermission,
  staffRoles,
} from "@/tenants/permissions";
import type { Meta, Surface } from "../../init";
import type { Browser, World } from "./make-world";

/** Somebody who must be turned away, and with which word. */
export type Intruder = { who: string; browser: Browser; answer: "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" };

/** Everybody who may not use a procedure of this surface and permission. */
export async function listIntruders(world: World, { surface, permission }: Meta): Promise<Intruder[]> {
  const elsewhere: Intruder = {
    who: "a visitor of a host where nobody lives",
    browser: { host: world.hosts.nobody, token: null },
    answer: "NOT_FOUND",
  };
  if (surface === "visitor") return [elsewhere];
  const home = surface === "hq" || surface === "operator" ? world.hosts.group : world.hosts.home;
  const here = (who: string, { token }: Browser): Intruder => ({
    who,
    browser: { host: home, token },
    answer: "UNAUTHORIZED",
  });
  return [
    elsewhere,
    here("an anonymous visitor", { host: home, token: null }),
    here("somebody with a made-up cookie", { host: home, token: "made-up" }),
    ...strangersTo(surface, world).map(([who, browser]) => here(who, browser)),
    ...world.gone[surface === "operator" ? "hq" : surface].map(([who, browser]) => here(who, browser)),
    ...(await wrongSites(surface, world)),
    ...(await wrongRoles(surface, permission, world)),
  ];
}

/** People with a living session that was opened for something else. */
function strangersTo(surface: Exclude<Surface, "visitor">, world: World): [string, Browser][] {
  const staff: [string, Browser] = ["staff of the subsidiary", world.staff];
  const resident: [string, Browser] = ["a resident of the subsidiary", world.resident];
  const headquarters: [string, Browser] = ["headquarters of the group", world.hq];
  const own = {
    staff: [resident, headquarters],
    portal: [staff, headquarters],
    hq: [staff, resident],
    operator: [staff, resident],
  }[surface];
  return [
    ...own,
    ["staff of a sister subsidiary", world.sisterStaff],
    ["a resident of a sister subsidiary", world.sisterResident],
    ["staff of another group", world.strangerStaff],
    ["headquarters of another group", world.strangerHq],
  ];
}

/** The right people, but at the wrong door: a group's site has no subsidiary, a subsidiary's has no headquarters. */
async function wrongSites(surface: Exclude<Surface, "visitor">, world: World): Promise<Intruder[]> {
  const atHq = surface === "hq" || surface === "operator";
  const host = atHq ? world.hosts.home : world.hosts.group;
  return [
    ["staff", world.staff],
    ["a resident", world.resident],
    ["headquarters", world.hq],
  ].map(([who, browser]) => ({
    who: `${who as string} on the ${atHq ? "subsidiary's" : "group's"} site`,
    browser: { host, token: (browser as Browser).token },
    answer: "NOT_FOUND",
  }));
}

const roleless = "nobody has this role";

/** Each role that does not hold the permission; where every role does, a member with none. */
async function wrongRoles(surface: Surface, permission: string, world: World): Promise<Intruder[]> {
  if (surface === "staff") {
    const without = staffRoles.filter((role) => !staffMay([role], permission as StaffPermission));
    return Promise.all(
      (without.length > 0 ? without : [roleless]).map(async (role) =>
        forbidden(role, await remembered(world, role, () => world.staffWith([role as never]))),
      ),
    );
  }
  if (surface === "hq" || surface === "operator") {
    const without: HqRole[] = hqRoles.filter((role) => !hqMay([role], permission as HqPermission));
    return Promise.all(
      (without.length > 0 ? without : [roleless]).map(async (role) =>
        forbidden(role, await remembered(world, `hq ${role}`, () => world.hqWith([role as never]))),
      ),
    );
  }
  return [];
}

const forbidden = (role: string, browser: Browser): Intruder => ({
  who: `a colleague who is only ${role}`,
  browser,
  answer: "FORBIDDEN",
});

const made = new WeakMap<World, Map<string, Promise<Browser>>>();

function remembered(world: World, key: string, make: () => Promise<Browser>): Promise<Browser> {
  const known = made.get(world) ?? new Map<string, Promise<Browser>>();
  made.set(world, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}
