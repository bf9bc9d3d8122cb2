import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { accounts, groupTables } from "@/db/schema";
import { closePools, withTenant } from "@/db/tenant";
import { router, staff } from "@/server/trpc/init";
import { rootRouter } from "@/server/trpc/root";
import { ask } from "@/server/trpc/test/procedure-matrix/ask";
import { type Listed, listProcedures } from "@/server/trpc/test/procedure-matrix/list-procedures";
import { samples } from "@/server/trpc/test/procedure-matrix/samples";
import { act, type Attempt } from "./isolation/act";
import { type Fingerprint, fingerprintOf, fingerprintOfAccount } from "./isolation/fingerprints";
import { type Cities, isOwn, makeCities, type Person } from "./isolation/make-cities";

let cities: Cities;
beforeAll(async () => {
  cities = await makeCities();
}, 60_000);
afterAll(closePools);

const { procedures } = listProcedures(rootRouter, samples);
const surfacesOf = { staff: ["staff"], portal: ["portal"], hq: ["hq", "operator"] } as Record<string, string[]>;
const openTo = ({ surface }: Person) => procedures.filter(({ meta }) => surfacesOf[surface]?.includes(meta.surface));

/** Numbers that stand for an attempt, so that fast-check can make one before the cities are built. */
const attempts = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat());
const among = <T>(list: readonly T[], number: number) => list[number % list.length] as T;

function attemptOf([who, what, one, other, mix]: [number, number, number, number, number]): Attempt {
  const person = among(cities.people, who);
  const holdings = [among(cities.holdings, one), among(cities.holdings, other)] satisfies Attempt["holdings"];
  return { person, procedure: among(openTo(person), what), holdings, mix };
}

/** What must not change while this person acts: every other subsidiary, and for a resident every other account. */
async function othersOf({ tenantId, accountId, groupId, surface }: Person): Promise<Record<string, Fingerprint>> {
  const found: Record<string, Fingerprint> = {};
  for (const other of cities.tenantIds) {
    if (other === tenantId) continue;
    found[other] = await fingerprintOf(other);
    // Headquarters may ask its subsidiaries for fresh figures, which stands in their audit; it changes nothing else there.
    const asked =
      surface === "hq" && cities.holdings.some(({ ids }) => ids.tenantId === other && ids.groupId === groupId);
    if (asked) for (const name of ["audit_events", ...Object.keys(groupTables)]) delete found[other][name];
  }
  for (const { name, ids } of cities.holdings) {
    if (accountId && ids.tenantId === tenantId && ids.accountId !== accountId) {
      found[name] = await fingerprintOfAccount(ids.tenantId, ids.accountId);
    }
  }
  return found;
}

test("nobody sees, changes or infers a row that is not theirs, whatever they try with whose ids", async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (numbers) => {
      const attempt = attemptOf(numbers);
      if (!attempt.procedure) return;
      const before = await othersOf(attempt.person);
      const learnt = await act(rootRouter, cities, attempt);
      expect(learnt).toEqual([]);
      expect(await othersOf(attempt.person), `${attempt.person.name} by ${attempt.procedure.path}`).toEqual(before);
    }),
    { numRuns: 250 },
  );
}, 300_000);

/** Everything a person can read of their own, as one answer per procedure. */
async function allTheySee(person: Person, now: Date): Promise<Record<string, unknown>> {
  const own = cities.holdings.find((holding) => isOwn(person, holding));
  const found: Record<string, unknown> = {};
  for (const { path, type, sample } of openTo(person)) {
    if (type === "query" && own) found[path] = await ask(rootRouter, path, person.browser, sample.input(own.ids), now);
  }
  return found;
}

test("no act in another subsidiary changes what anybody reads: no count, no list, no cursor, no number", async () => {
  const acts = (person: Person): Listed[] => openTo(person).filter(({ type }) => type === "mutation");
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 3, maxLength: 6 }),
      async (who, deeds) => {
        const watchers = cities.people.filter(({ tenantId }) => tenantId !== null);
        const watcher = among(watchers, who);
        const at = new Date();
        const before = await allTheySee(watcher, at);
        const strangers = watchers.filter(({ tenantId }) => tenantId !== watcher.tenantId);
        for (const [one, what, whose] of deeds) {
          const stranger = among(strangers, one);
          const deed = among(acts(stranger), what);
          const own = among(
            cities.holdings.filter((holding) => isOwn(stranger, holding)),
            whose,
          );
          if (deed) await ask(rootRouter, deed.path, stranger.browser, deed.sample.input(own.ids));
        }
        expect(await allTheySee(watcher, at)).toEqual(before);
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);

describe("the watch is not blind: it notices", () => {
  const clerk = () => cities.people.find(({ surface }) => surface === "staff")!;
  const foreign = () => cities.holdings.find((holding) => !isOwn(clerk(), holding))!;

  async function tried(query: (id: string) => unknown): Promise<string[]> {
    const odd = staff("tickets.read")
      .input(z.object({ id: z.string() }))
      .query(({ input }) => query(input.id));
    const sabotaged = router({ staff: router({ odd }) });
    const { procedures: listed } = listProcedures(sabotaged, {
      "staff.odd": { input: (ids) => ({ id: ids.ticketId }) },
    });
    return act(sabotaged, cities, { person: clerk(), procedure: listed[0]!, holdings: [foreign(), foreign()], mix: 0 });
  }

  test("a foreign number in an answer", async () => {
    const learnt = await tried(() => ({ accountNo: foreign().ids.accountNo }));
    expect(learnt).toEqual([expect.stringMatching(/learnt .* accountNo/)]);
  });

  test("an answer that tells a foreign id from none", async () => {
    const learnt = await tried((id) => (id === foreign().ids.ticketId ? "taken" : "free"));
    expect(learnt).toEqual([expect.stringMatching(/can tell foreign ids from none by staff.odd/)]);
  });

  test("one row that changed in another subsidiary", async () => {
    const before = await othersOf(clerk());
    const { tenantId, accountId } = foreign().ids;
    await withTenant({ tenantId, as: "tenant" }, (tx) =>
      tx.update(accounts).set({ address: "别处" }).where(eq(accounts.id, accountId)),
    );
    expect(await othersOf(clerk())).not.toEqual(before);
  });
});
