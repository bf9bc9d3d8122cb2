import type { Workflow, WorkflowState, WorkflowTransition } from "@/tenants/schemas/workflow";

/** A key that none of the others has: `step-1`, `step-2` … */
export function freshKey(stem: string, taken: string[]): string {
  for (let count = 1; ; count++) if (!taken.includes(`${stem}-${count}`)) return `${stem}-${count}`;
}

/** Changes a step; when its key changes, every move and the layout follow. */
export function changeState(workflow: Workflow, key: string, next: WorkflowState): Workflow {
  const renamed = (one: string) => (one === key ? next.key : one);
  const layout =
    workflow.layout && Object.fromEntries(Object.entries(workflow.layout).map(([at, place]) => [renamed(at), place]));
  return {
    ...workflow,
    ...(layout ? { layout } : {}),
    initial: renamed(workflow.initial),
    states: workflow.states.map((state) => (state.key === key ? next : state)),
    transitions: workflow.transitions.map((move) => ({ ...move, from: move.from.map(renamed), to: renamed(move.to) })),
  };
}

/** Takes a step out; moves that started only there go with it, moves to it stay and are found fault with. */
export function removeState(workflow: Workflow, key: string): Workflow {
  return {
    ...workflow,
    states: workflow.states.filter((state) => state.key !== key),
    transitions: workflow.transitions
      .map((move) => ({ ...move, from: move.from.filter((from) => from !== key) }))
      .filter((move) => move.from.length > 0),
  };
}

export function addState(workflow: Workflow, title: WorkflowState["title"]): { workflow: Workflow; key: string } {
  const key = freshKey(
    "step",
    workflow.states.map((state) => state.key),
  );
  const state: WorkflowState = { key, title, phase: "open", clock: "working" };
  return { workflow: { ...workflow, states: [...workflow.states, state] }, key };
}

export function addTransition(
  workflow: Workflow,
  title: WorkflowTransition["title"],
  from?: string,
): { workflow: Workflow; key: string } {
  const key = freshKey(
    "move",
    workflow.transitions.map((move) => move.key),
  );
  const start = from ?? workflow.initial;
  const end = workflow.states.find((state) => state.phase === "done")?.key ?? workflow.initial;
  const move: WorkflowTransition = {
    key,
    title,
    from: [start],
    to: end,
    by: ["clerk"],
    conditions: [],
    fields: [],
    effects: [],
    noteRequired: false,
    tone: "primary",
  };
  return { workflow: { ...workflow, transitions: [...workflow.transitions, move] }, key };
}

export function changeTransition(workflow: Workflow, key: string, next: WorkflowTransition): Workflow {
  return { ...workflow, transitions: workflow.transitions.map((move) => (move.key === key ? next : move)) };
}

export function removeTransition(workflow: Workflow, key: string): Workflow {
  return { ...workflow, transitions: workflow.transitions.filter((move) => move.key !== key) };
}
