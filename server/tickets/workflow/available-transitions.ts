import type { ActorRole, Workflow, WorkflowTransition } from "@/tenants/schemas/workflow";

/** The moves that lead out of a ticket's state and that one of the roles may make; conditions are not asked here. */
export function availableTransitions(
  workflow: Workflow,
  ticket: { state: string },
  actorRoles: readonly ActorRole[],
): WorkflowTransition[] {
  return workflow.transitions.filter(
    (transition) => transition.from.includes(ticket.state) && transition.by.some((role) => actorRoles.includes(role)),
  );
}
