import type { Workflow } from "@/tenants/schemas/workflow";

export type Place = { x: number; y: number };

const column = 275;
const row = 120;

/**
 * Places for all steps: open ones in columns by how many moves they lie from the beginning, the good end after
 * them, and the bad ends in a row below, so that ways into them do not cross the main road.
 */
export function autoLayout(workflow: Workflow): Record<string, Place> {
  const depth = depths(workflow);
  const main = workflow.states.filter((state) => state.phase === "open" || state.phase === "done");
  const last = Math.max(0, ...main.map((state) => (state.phase === "open" ? (depth.get(state.key) ?? 0) : 0))) + 1;
  const columns = new Map<number, string[]>();
  for (const state of main) {
    const at = state.phase === "open" ? (depth.get(state.key) ?? last) : last;
    columns.set(at, [...(columns.get(at) ?? []), state.key]);
  }
  const tallest = Math.max(...[...columns.values()].map((keys) => keys.length), 1);
  const places: Record<string, Place> = {};
  for (const [at, keys] of columns) {
    for (const [index, key] of keys.entries()) places[key] = { x: at * column, y: index * row };
  }
  const bad = workflow.states.filter((state) => !main.includes(state));
  for (const [index, state] of bad.entries()) {
    places[state.key] = { x: ((index + 1) * last * column) / (bad.length + 1), y: tallest * row + row / 2 };
  }
  return places;
}

/** How many moves each step lies from the beginning, by the shortest way. */
function depths(workflow: Workflow): Map<string, number> {
  const depth = new Map([[workflow.initial, 0]]);
  const queue = [workflow.initial];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const move of workflow.transitions) {
      if (!move.from.includes(state) || depth.has(move.to)) continue;
      depth.set(move.to, (depth.get(state) ?? 0) + 1);
      queue.push(move.to);
    }
  }
  return depth;
}

/** Where the diagram shows each step: where somebody put it, else where it falls by itself. */
export function placesOf(workflow: Workflow): Record<string, Place> {
  return { ...autoLayout(workflow), ...workflow.layout };
}

/** The sides of two boxes that an arrow joins: straight on to the right, down to what lies below, over the top to go back. */
export function sidesOf(from: Place, to: Place): { source: string; target: string } {
  if (to.y > from.y + row * 0.75 && Math.abs(to.x - from.x) < column * 2.5) return { source: "bottom", target: "top" };
  if (to.x > from.x + column / 2) return { source: "right", target: "left" };
  if (to.y < from.y - row / 2) return { source: to.x < from.x ? "back" : "top", target: "bottom" };
  return { source: "over", target: "top" };
}
