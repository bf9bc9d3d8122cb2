import type { Workflow } from "@/tenants/schemas/workflow";

type Point = { x: number; y: number };

const column = 300;
const row = 130;

/** Places for all steps: in columns by how many moves they lie from the beginning, the ends in the last one. */
export function autoLayout(workflow: Workflow): Record<string, Point> {
  const depth = depths(workflow);
  const open = workflow.states.filter((state) => state.phase === "open");
  const last = Math.max(0, ...open.map((state) => depth.get(state.key) ?? 0)) + 1;
  const columns = new Map<number, string[]>();
  for (const state of workflow.states) {
    const at = state.phase === "open" ? (depth.get(state.key) ?? last) : last;
    columns.set(at, [...(columns.get(at) ?? []), state.key]);
  }
  const tallest = Math.max(...[...columns.values()].map((keys) => keys.length), 1);
  const places: Record<string, Point> = {};
  for (const [at, keys] of columns) {
    const top = ((tallest - keys.length) * row) / 2;
    for (const [index, key] of keys.entries()) places[key] = { x: at * column, y: top + index * row };
  }
  return places;
}

/** How many moves each step lies from the beginning; negative moves and ways back do not count. */
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
export function placesOf(workflow: Workflow): Record<string, Point> {
  return { ...autoLayout(workflow), ...workflow.layout };
}
