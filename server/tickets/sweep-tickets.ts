import { and, eq, lt } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { listTenants } from "@/tenants/resolve";
import { removeLooseDocuments } from "./documents/remove-loose-documents";
import { reconsiderTicketJob } from "./reconsider-ticket";
import { getWorkflowVersion } from "./workflow/get-workflow";

/**
 * Once an hour, over all subsidiaries: marks open tickets that ran over their target, and looks again at those
 * that wait for something only time brings (a window that opens, a warranty that ends).
 * Papers of requests that were never sent go after a week.
 */
export async function sweepTickets(): Promise<void> {
  for (const tenant of await listTenants()) {
    const at = now();
    const waiting = await withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
      const open = and(eq(tickets.tenantId, tenant.id), eq(tickets.phase, "open"));
      await tx
        .update(tickets)
        .set({ overran: true })
        .where(and(open, lt(tickets.dueAt, at), eq(tickets.overran, false)));
      const places = await tx
        .selectDistinct({ versionId: tickets.workflowVersionId, state: tickets.state })
        .from(tickets)
        .where(open);
      const ids: string[] = [];
      for (const { versionId, state } of places) {
        const { workflow } = await getWorkflowVersion({ tx, tenant }, versionId);
        if (!workflow.transitions.some((one) => one.from.includes(state) && one.by.includes("system"))) continue;
        const here = await tx
          .select({ id: tickets.id })
          .from(tickets)
          .where(and(open, eq(tickets.workflowVersionId, versionId), eq(tickets.state, state)));
        ids.push(...here.map((row) => row.id));
      }
      return ids;
    });
    await removeLooseDocuments(tenant.id, at);
    for (const ticketId of waiting) await reconsiderTicketJob({ tenantId: tenant.id, ticketId });
  }
}
