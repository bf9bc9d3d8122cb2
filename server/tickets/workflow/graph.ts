import type { Workflow } from "@/tenants/schemas/workflow";

type Edge = Workflow["transitions"][number];

/** The states that can be reached from `start`, itself included, along the moves that `take` allows. */
export function reachableFrom(
  workflow: Workflow,
  start: string,
  take: (edge: Edge) => boolean = () => true,
): Set<string> {
  const found = new Set([start]);
  const queue = [start];
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const edge of workflow.transitions) {
      if (!edge.from.includes(state) || found.has(edge.to) || !take(edge)) continue;
      found.add(edge.to);
      queue.push(edge.to);
    }
  }
  return found;
}

/** The states from which one of the `ends` can be reached, the ends included. */
export function leadingTo(workflow: Workflow, ends: Iterable<string>): Set<string> {
  const found = new Set(ends);
  for (let grown = true; grown; ) {
    grown = false;
    for (const edge of workflow.transitions) {
      if (!found.has(edge.to)) continue;
      for (const state of edge.from) {
        if (found.has(state)) continue;
        found.add(state);
        grown = true;
      }
    }
  }
  return found;
}

/** The states on a circle made only of moves that `take` allows. */
export function onCircle(workflow: Workflow, take: (edge: Edge) => boolean): string[] {
  const edges = workflow.transitions.filter(take);
  const inner = { ...workflow, transitions: edges };
  return workflow.states
    .map((state) => state.key)
    .filter((key) => edges.some((edge) => edge.from.includes(key) && reachableFrom(inner, edge.to).has(key)));
}
