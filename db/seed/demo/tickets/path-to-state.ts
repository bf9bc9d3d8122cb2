import type { Workflow, WorkflowTransition } from "@/tenants/schemas/workflow";

/**
 * The shortest way through a workflow to one of its states; a move of the house's own counts as much as a person's.
 * Null when no way leads there.
 */
export function pathToState(workflow: Workflow, target: string): WorkflowTransition[] | null {
  const reached = new Map<string, WorkflowTransition[]>([[workflow.initial, []]]);
  const queue = [workflow.initial];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const way = reached.get(state)!;
    if (state === target) return way;
    for (const move of workflow.transitions) {
      if (!move.from.includes(state) || reached.has(move.to)) continue;
      reached.set(move.to, [...way, move]);
      queue.push(move.to);
    }
  }
  return null;
}
