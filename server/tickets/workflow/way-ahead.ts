import type { Workflow } from "@/tenants/schemas/workflow";

/** The states a ticket most likely still passes through: the shortest way to a good end, setbacks left out. */
export function wayAhead(workflow: Workflow, from: string): string[] {
  const phases = new Map(workflow.states.map((state) => [state.key, state.phase]));
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    if (phases.get(state) === "done" && state !== from) return pathTo(before, state);
    for (const move of workflow.transitions) {
      if (!move.from.includes(state) || move.tone === "danger" || before.has(move.to)) continue;
      before.set(move.to, state);
      queue.push(move.to);
    }
  }
  return [];
}

function pathTo(before: Map<string, string | null>, end: string): string[] {
  const path: string[] = [];
  for (let state: string | null = end; state !== null; state = before.get(state) ?? null) path.unshift(state);
  return path.slice(1);
}
