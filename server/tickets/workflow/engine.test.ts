import fc from "fast-check";
import { expect, test } from "vitest";
import { beilingWorkflows } from "@/tenants/packs/beiling/workflows";
import { minghuWorkflows } from "@/tenants/packs/minghu/workflows";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import { actorRoles, type Workflow } from "@/tenants/schemas/workflow";
import { availableTransitions } from "./available-transitions";
import { checkWorkflow, isPublishable } from "./check-workflow";
import { leadingTo, reachableFrom } from "./graph";

const keys = ["a", "b", "c", "d", "e", "f", "g"];
const text = { zh: "字", en: "Word" };
const key = fc.constantFrom(...keys);

/** Any map over a few states: most are broken, some are sound. */
const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    phases: fc.array(fc.constantFrom("open" as const, "open" as const, "done" as const, "rejected" as const), {
      minLength: 2,
      maxLength: 7,
    }),
    moves: fc.array(
      fc.record({
        from: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }),
        to: key,
        by: fc.uniqueArray(fc.constantFrom(...actorRoles), { minLength: 1, maxLength: 2 }),
        principal: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ phases, moves }) => ({
    type: "resume-heating",
    title: text,
    intro: text,
    initial: "a",
    admission: [],
    form: [],
    documents: [],
    states: phases.map((phase, index) => ({
      key: keys[index] as string,
      title: text,
      phase,
      clock: "working" as const,
    })),
    transitions: moves.map((move, index) => ({
      key: `move-${index}`,
      title: text,
      from: move.from,
      to: move.to,
      by: move.by,
      conditions: [],
      fields: [],
      effects: move.principal ? (["resume-supply"] as const).slice() : [],
      noteRequired: false,
      tone: "primary" as const,
    })),
  }));

const packed = fc.constantFrom(...quanchengWorkflows, ...beilingWorkflows, ...minghuWorkflows);
/** A pack's workflow after a careless editor: moves turned elsewhere, taken away or given to others; not always sound. */
const editedWorkflow = fc
  .tuple(
    packed,
    fc.array(
      fc.record({ at: fc.nat(), to: fc.nat(), role: fc.constantFrom(...actorRoles), kind: fc.nat({ max: 2 }) }),
      { maxLength: 3 },
    ),
  )
  .map(([original, edits]) => {
    const workflow = structuredClone(original);
    for (const { at, to, role, kind } of edits) {
      const index = at % workflow.transitions.length;
      const move = workflow.transitions[index];
      if (!move) continue;
      if (kind === 0) move.to = workflow.states[to % workflow.states.length]!.key;
      else if (kind === 1) workflow.transitions.splice(index, 1);
      else move.by = [...new Set([...move.by, role])];
    }
    return workflow;
  });
const walk = fc.array(fc.record({ role: fc.constantFrom(...actorRoles), pick: fc.nat() }), { maxLength: 40 });

test("however random actors push, a ticket never leaves its graph and never moves by a hand that may not", () => {
  fc.assert(
    fc.property(fc.oneof(packed, anyWorkflow), walk, (workflow, steps) => {
      const reachable = reachableFrom(workflow, workflow.initial);
      let state = workflow.initial;
      for (const { role, pick } of steps) {
        const moves = availableTransitions(workflow, { state }, [role]);
        for (const move of moves) {
          expect(move.by).toContain(role);
          expect(move.from).toContain(state);
        }
        const move = moves[pick % Math.max(1, moves.length)];
        if (move) state = move.to;
        expect(reachable).toContain(state);
      }
    }),
    { numRuns: 500 },
  );
});

test("nobody without a role has a move, and more roles never take one away", () => {
  fc.assert(
    fc.property(packed, fc.subarray([...actorRoles]), fc.nat(), (workflow, roles, index) => {
      const state = workflow.states[index % workflow.states.length]!.key;
      expect(availableTransitions(workflow, { state }, [])).toEqual([]);
      const all = availableTransitions(workflow, { state }, actorRoles).map((one) => one.key);
      const some = availableTransitions(workflow, { state }, roles).map((one) => one.key);
      expect(all).toEqual(expect.arrayContaining(some));
    }),
  );
});

test("whatever passes the check can reach an end from every state a ticket can be in, and ends are final", () => {
  fc.assert(
    fc.property(editedWorkflow, (workflow) => {
      fc.pre(isPublishable(checkWorkflow(workflow)));
      const ends = workflow.states.filter((state) => state.phase !== "open").map((state) => state.key);
      const finishing = leadingTo(workflow, ends);
      for (const state of reachableFrom(workflow, workflow.initial)) expect(finishing).toContain(state);
      for (const end of ends) expect(availableTransitions(workflow, { state: end }, actorRoles)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("in whatever passes the check, automatic moves alone always come to rest", () => {
  fc.assert(
    fc.property(editedWorkflow, fc.nat(), (workflow, seed) => {
      fc.pre(isPublishable(checkWorkflow(workflow)));
      let state = workflow.states[seed % workflow.states.length]!.key;
      for (let step = 0; ; step++) {
        const move = availableTransitions(workflow, { state }, ["system"])[0];
        if (!move) break;
        state = move.to;
        expect(step).toBeLessThan(workflow.states.length);
      }
    }),
    { numRuns: 300 },
  );
});
