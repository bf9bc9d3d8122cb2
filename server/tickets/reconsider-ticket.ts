import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { findTenant } from "@/tenants/resolve";
import { lockTicketRow } from "./get-ticket-row";
import { runAutomatic } from "./run-automatic";
import { getWorkflowVersion } from "./workflow/get-workflow";
import type { Ticket } from "./workflow/vocabulary";

/** Looks whether a ticket can go on by itself, since facts outside it changed; needs the subsidiary's rights. */
export async function reconsiderTicket(ctx: Ctx, ticketId: string): Promise<Ticket> {
  const ticket = await lockTicketRow(ctx, ticketId);
  if (ticket.phase !== "open") return ticket;
  const { workflow } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
  return runAutomatic(ctx, ticket, workflow);
}

/** The job behind a work order that is done, papers that arrived, a season that opened. */
export async function reconsiderTicketJob(job: { tenantId: string; ticketId: string }): Promise<void> {
  await asHouse(job.tenantId, (ctx) => reconsiderTicket(ctx, job.ticketId));
}

/** The job behind a payment: every open ticket of the account may have waited for it. */
export async function reconsiderAccountJob(job: { tenantId: string; accountId: string }): Promise<void> {
  const ids = await asHouse(job.tenantId, (ctx) =>
    ctx.tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.tenantId, job.tenantId), eq(tickets.accountId, job.accountId), eq(tickets.phase, "open"))),
  );
  for (const { id } of ids ?? []) await reconsiderTicketJob({ tenantId: job.tenantId, ticketId: id });
}

/** Runs `fn` as the subsidiary's worker; a subsidiary that is gone has nothing left to do. */
async function asHouse<T>(tenantId: string, fn: (ctx: Ctx) => Promise<T>): Promise<T | null> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return null;
  return withTenant({ tenantId, as: "worker" }, (tx) =>
    fn({ tx, tenant, actor: { kind: "system", name: "Tributary" }, now: now() }),
  );
}
