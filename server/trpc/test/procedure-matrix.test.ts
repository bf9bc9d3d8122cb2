import { initTRPC } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { closePools } from "@/db/tenant";
import { tickets } from "@/db/schema";
import { router, staff, visitor } from "../init";
import { listProcedures } from "./procedure-matrix/list-procedures";
import { makeWorld, type World } from "./procedure-matrix/make-world";
import type { Sample } from "./procedure-matrix/sample";
import { samples } from "./procedure-matrix/samples";
import { tryProcedure } from "./procedure-matrix/try-procedure";
import { rootRouter } from "../root";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(closePools);

const { procedures, problems } = listProcedures(rootRouter, samples);

test("every procedure names a permission and has a sample input", () => {
  expect(problems).toEqual([]);
});

describe("nobody gets through a door that is not theirs", () => {
  test.each(procedures.map((one) => [one.path, one] as const))("%s", async (_path, procedure) => {
    expect(await tryProcedure(rootRouter, procedure, world)).toEqual([]);
  });
});

describe("the matrix is not blind: it finds", () => {
  const nothing: Record<string, Sample> = { "staff.odd": { input: () => undefined } };
  const oddly = (odd: ReturnType<ReturnType<typeof staff>["query"]>) =>
    router({ staff: router({ odd: odd as never }) });
  const tried = async (odd: unknown, sample: Record<string, Sample>) => {
    const sabotaged = oddly(odd as never);
    const {
      procedures: [only],
    } = listProcedures(sabotaged, sample);
    return tryProcedure(sabotaged, only!, world);
  };

  test("a procedure without a permission", () => {
    const bare = initTRPC.create();
    const sabotaged = bare.router({ staff: bare.router({ odd: bare.procedure.query(() => 1) }) });
    expect(listProcedures(sabotaged, nothing).problems).toEqual(["staff.odd has no permission"]);
  });

  test("a permission that no table knows", () => {
    const sabotaged = oddly(staff("tickets.steal" as never).query(() => 1) as never);
    expect(listProcedures(sabotaged, nothing).problems).toEqual([
      "staff.odd names tickets.steal, which staff does not know",
    ]);
  });

  test("a procedure without a sample input", () => {
    const sabotaged = oddly(staff("tickets.read").query(() => 1) as never);
    expect(listProcedures(sabotaged, {}).problems).toEqual([expect.stringMatching(/^staff.odd has no sample input/)]);
  });

  test("a sample of a procedure that is gone", () => {
    expect(listProcedures(router({}), nothing).problems).toEqual(["staff.odd has a sample, but is no procedure"]);
  });

  test("a door that is open in spite of its sign", async () => {
    const open = visitor("public.site")
      .meta({ surface: "staff", permission: "tickets.read" })
      .query(() => 1);
    expect(await tried(open, nothing)).toContain("staff.odd let an anonymous visitor in");
  });

  test("a guard that asks for less than its sign says", async () => {
    const lax = staff("session.read")
      .meta({ surface: "staff", permission: "settings.edit-tariff" })
      .query(() => 1);
    expect(await tried(lax, nothing)).toContain("staff.odd let a colleague who is only agent in");
  });

  test("an answer that tells a foreign id from one of nothing", async () => {
    const telling = staff("tickets.read")
      .input(z.object({ id: z.string() }))
      .query(({ input }) => ({ exists: input.id === world.ids.sister.ticketId }));
    const found = await tried(telling, {
      "staff.odd": { input: (ids) => ({ id: ids.ticketId }), answersForeignIds: "sabotage" },
    });
    expect(found).toContainEqual(expect.stringMatching(/^staff.odd answers a sister subsidiary's ids differently/));
  });

  test("an empty answer where a foreign id should not be found", async () => {
    const vague = staff("tickets.read")
      .input(z.object({ id: z.string() }))
      .query(({ ctx }) => ctx.tx.select({ id: tickets.id }).from(tickets).limit(0));
    const found = await tried(vague, { "staff.odd": { input: (ids) => ({ id: ids.ticketId }) } });
    expect(found).toContainEqual(expect.stringMatching(/not with NOT_FOUND$/));
  });
});
