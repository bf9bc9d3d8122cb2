import type { Workflow } from "@/tenants/schemas/workflow";
import { error, type Finding, warning } from "../finding";
import { leadingTo, onCircle, reachableFrom } from "../graph";

/** Where the map itself is broken: states nobody reaches or leaves, moves into nowhere, moves that would never end. */
export function checkGraph(workflow: Workflow): Finding[] {
  return [...checkEnds(workflow), ...checkMoves(workflow), ...checkWays(workflow), ...checkAutomatic(workflow)];
}

const isOpen = (state: Workflow["states"][number]) => state.phase === "open";

function checkEnds({ states, initial }: Workflow): Finding[] {
  const found: Finding[] = [];
  const first = states.find((state) => state.key === initial);
  if (!first) found.push(error("initial-unknown", { state: initial }));
  else if (!isOpen(first)) found.push(error("initial-terminal", { state: initial }));
  if (states.every(isOpen)) found.push(error("no-terminal-state"));
  else if (!states.some((state) => state.phase === "done")) found.push(error("no-done-state"));
  return found;
}

function checkMoves({ states, transitions }: Workflow): Finding[] {
  const known = new Map(states.map((state) => [state.key, state]));
  return transitions.flatMap((transition) => {
    const found: Finding[] = [];
    const at = { transition: transition.key };
    if (!known.has(transition.to)) found.push(error("to-unknown", { ...at, state: transition.to }));
    for (const from of transition.from) {
      const state = known.get(from);
      if (!state) found.push(error("from-unknown", { ...at, state: from }));
      else if (!isOpen(state)) found.push(error("from-terminal", { ...at, state: from }));
    }
    return found;
  });
}

function checkWays(workflow: Workflow): Finding[] {
  const ends = workflow.states.filter((state) => !isOpen(state)).map((state) => state.key);
  const reached = reachableFrom(workflow, workflow.initial);
  const finishing = leadingTo(workflow, ends);
  return workflow.states.flatMap((state) => {
    if (!reached.has(state.key)) {
      // An end that nothing leads to is only in the way; an open state would be a promise that never comes true.
      return [
        isOpen(state)
          ? error("unreachable-state", { state: state.key })
          : warning("unreachable-end", { state: state.key }),
      ];
    }
    if (!isOpen(state)) return [];
    if (!workflow.transitions.some((one) => one.from.includes(state.key)))
      return [error("dead-end", { state: state.key })];
    return finishing.has(state.key) ? [] : [error("cannot-finish", { state: state.key })];
  });
}

function checkAutomatic(workflow: Workflow): Finding[] {
  const automatic = (one: Workflow["transitions"][number]) => one.by.includes("system");
  const found: Finding[] = onCircle(workflow, automatic).map((state) => error("system-loop", { state }));
  for (const one of workflow.transitions) {
    if (!automatic(one)) continue;
    if (one.noteRequired || one.fields.some((field) => field.required)) {
      found.push(error("automatic-needs-input", { transition: one.key }));
    }
  }
  for (const state of workflow.states.filter(isOpen)) {
    const exits = workflow.transitions.filter((one) => one.from.includes(state.key));
    const onlyAutomatic = exits.length > 0 && exits.every((one) => one.by.every((role) => role === "system"));
    if (onlyAutomatic && exits.every((one) => one.conditions.length > 0)) {
      found.push(warning("only-automatic-exits", { state: state.key }));
    }
    const staffed = exits.some((one) => one.by.some((role) => role !== "system" && role !== "resident"));
    if (staffed && !state.targetHours) found.push(warning("no-time-target", { state: state.key }));
  }
  return found;
}
