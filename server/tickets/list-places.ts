import { and, count, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { ActorRole, Text } from "@/tenants/schemas/workflow";
import { getWorkflowVersion } from "./workflow/get-workflow";

/** A state of a workflow version in which open tickets stand: what it is called, and for whose move they wait. */
export type Place = {
  versionId: string;
  version: number;
  type: string;
  state: string;
  title: Text;
  workflowTitle: Text;
  roles: ActorRole[];
  count: number;
};

/** Everywhere that open tickets stand, whatever version they are pinned to. */
export async function listPlaces(ctx: Ctx): Promise<Place[]> {
  const rows = await ctx.tx
    .select({ workflowVersionId: tickets.workflowVersionId, state: tickets.state, type: tickets.type, count: count() })
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.phase, "open")))
    .groupBy(tickets.workflowVersionId, tickets.state, tickets.type);
  return describePlaces(ctx, rows);
}

/** The same for states at hand, such as those of closed tickets. */
export async function describePlaces(
  ctx: Ctx,
  rows: { workflowVersionId: string; state: string; type: string; count?: number }[],
): Promise<Place[]> {
  const places: Place[] = [];
  for (const { workflowVersionId, state, type, count: held = 0 } of rows) {
    const { workflow, version } = await getWorkflowVersion(ctx, workflowVersionId);
    // What only ends or sends back a request, or is as well the resident's to do, does not make it wait for the office.
    const roles = workflow.transitions
      .filter((one) => one.from.includes(state) && one.tone === "primary" && !one.by.includes("resident"))
      .flatMap((one) => one.by);
    const title = workflow.states.find((one) => one.key === state)?.title ?? { zh: state, en: state };
    places.push({
      versionId: workflowVersionId,
      version,
      type,
      state,
      title,
      workflowTitle: workflow.title,
      roles: [...new Set(roles)],
      count: held,
    });
  }
  return places;
}
