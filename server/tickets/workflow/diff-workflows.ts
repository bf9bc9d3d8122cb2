import type { Workflow, WorkflowField } from "@/tenants/schemas/workflow";

/**
 * One difference between two versions. `code` is a message key below `tickets.changes`; params named state,
 * transition, field or document hold keys, `list` params hold the words of the vocabulary joined by commas.
 */
export type Change = { kind: "added" | "removed" | "changed"; code: string; params: Record<string, string | number> };

const added = (code: string, params: Change["params"]): Change => ({ kind: "added", code, params });
const removed = (code: string, params: Change["params"]): Change => ({ kind: "removed", code, params });
const changed = (code: string, params: Change["params"]): Change => ({ kind: "changed", code, params });

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a reader must know to tell the newer version from the older one, in the order of the newer one. */
export function diffWorkflows(older: Workflow, newer: Workflow): Change[] {
  return [
    ...(same([older.title, older.intro], [newer.title, newer.intro]) ? [] : [changed("words-changed", {})]),
    ...(older.initial === newer.initial
      ? []
      : [changed("initial-changed", { from: older.initial, state: newer.initial })]),
    ...diffConditions(older.admission, newer.admission, "admission", {}),
    ...diffFields(older.form, newer.form, {}),
    ...diffDocuments(older, newer),
    ...diffStates(older, newer),
    ...diffTransitions(older, newer),
  ];
}

/** Pairs two lists by key: gone, new, and in both. */
function pair<T>(older: T[], newer: T[], key: (item: T) => string) {
  const before = new Map(older.map((item) => [key(item), item]));
  const after = new Set(newer.map(key));
  return {
    gone: older.filter((item) => !after.has(key(item))),
    fresh: newer.filter((item) => !before.has(key(item))),
    both: newer.flatMap((item) => {
      const old = before.get(key(item));
      return old === undefined ? [] : [[old, item] as const];
    }),
  };
}

function diffConditions(
  older: Workflow["admission"],
  newer: Workflow["admission"],
  place: "admission" | "condition",
  at: Record<string, string>,
): Change[] {
  const { gone, fresh, both } = pair(older, newer, (one) => one.name);
  return [
    ...gone.map((one) => removed(`${place}-removed`, { ...at, condition: one.name })),
    ...fresh.map((one) => added(`${place}-added`, { ...at, condition: one.name })),
    ...both
      .filter(([a, b]) => a.amountMinor !== b.amountMinor)
      .map(([a, b]) =>
        changed("amount-changed", { ...at, condition: b.name, before: a.amountMinor ?? 0, after: b.amountMinor ?? 0 }),
      ),
  ];
}

function diffFields(older: WorkflowField[], newer: WorkflowField[], at: Record<string, string>): Change[] {
  const { gone, fresh, both } = pair(older, newer, (field) => field.key);
  return [
    ...gone.map((field) => removed("field-removed", { ...at, field: field.key })),
    ...fresh.map((field) => added("field-added", { ...at, field: field.key })),
    ...both.flatMap(([a, b]) => {
      if (a.required !== b.required)
        return [changed(b.required ? "field-now-required" : "field-now-optional", { ...at, field: b.key })];
      return same(a, b) ? [] : [changed("field-changed", { ...at, field: b.key })];
    }),
  ];
}

function diffDocuments(older: Workflow, newer: Workflow): Change[] {
  const { gone, fresh, both } = pair(older.documents, newer.documents, (one) => one.kind);
  return [
    ...gone.map((one) => removed("document-removed", { document: one.kind })),
    ...fresh.map((one) => added("document-added", { document: one.kind })),
    ...both
      .filter(([a, b]) => a.required !== b.required)
      .map(([, b]) => changed(b.required ? "document-now-required" : "document-now-optional", { document: b.kind })),
  ];
}

function diffStates(older: Workflow, newer: Workflow): Change[] {
  const { gone, fresh, both } = pair(older.states, newer.states, (state) => state.key);
  return [
    ...gone.map((state) => removed("state-removed", { state: state.key })),
    ...fresh.map((state) => added("state-added", { state: state.key })),
    ...both.flatMap(([a, b]) => {
      const at = { state: b.key };
      const found: Change[] = [];
      if (!same(a.title, b.title) || !same(a.explain, b.explain)) found.push(changed("state-words-changed", at));
      if (a.phase !== b.phase) found.push(changed("state-phase-changed", { ...at, before: a.phase, after: b.phase }));
      if (a.targetHours !== b.targetHours) {
        found.push(changed("target-changed", { ...at, before: a.targetHours ?? 0, after: b.targetHours ?? 0 }));
      }
      if (a.clock !== b.clock) found.push(changed("clock-changed", { ...at, clock: b.clock }));
      return found;
    }),
  ];
}

function diffTransitions(older: Workflow, newer: Workflow): Change[] {
  const { gone, fresh, both } = pair(older.transitions, newer.transitions, (one) => one.key);
  return [
    ...gone.map((one) => removed("transition-removed", { transition: one.key })),
    ...fresh.map((one) => added("transition-added", { transition: one.key, state: one.to })),
    ...both.flatMap(([a, b]) => diffTransition(a, b)),
  ];
}

function diffTransition(a: Workflow["transitions"][number], b: Workflow["transitions"][number]): Change[] {
  const at = { transition: b.key };
  const found: Change[] = [];
  if (!same(a.title, b.title)) found.push(changed("transition-words-changed", at));
  if (a.to !== b.to) found.push(changed("target-state-changed", { ...at, from: a.to, state: b.to }));
  if (!same(a.from.toSorted(), b.from.toSorted()))
    found.push(changed("start-states-changed", { ...at, states: b.from.join(",") }));
  if (!same(a.by.toSorted(), b.by.toSorted())) {
    found.push(changed("roles-changed", { ...at, before: a.by.join(","), after: b.by.join(",") }));
  }
  if (a.noteRequired !== b.noteRequired)
    found.push(changed(b.noteRequired ? "note-now-required" : "note-now-optional", at));
  const effects = pair(a.effects, b.effects, (effect) => effect);
  found.push(...effects.gone.map((effect) => removed("effect-removed", { ...at, effect })));
  found.push(...effects.fresh.map((effect) => added("effect-added", { ...at, effect })));
  if (effects.gone.length + effects.fresh.length === 0 && !same(a.effects, b.effects)) {
    found.push(changed("effect-order-changed", at));
  }
  return [
    ...found,
    ...diffConditions(a.conditions, b.conditions, "condition", at),
    ...diffFields(a.fields, b.fields, at),
  ];
}
