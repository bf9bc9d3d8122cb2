import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { accountRoles, accounts, persons, tickets, workOrders } from "@/db/schema";
import { amountOwed } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { namedAreas } from "@/server/supply";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { staffMay } from "@/tenants/permissions";
import { describeDocuments, describeForm, describeHistory } from "./describe-ticket";
import { listMoves, listWaits } from "./list-moves";
import { uploadLimits } from "./get-application";
import { getWorkflowVersion } from "./workflow/get-workflow";
import type { Ticket } from "./workflow/vocabulary";
import { wayAhead } from "./workflow/way-ahead";

/** Everything the office's page of one ticket shows, by its number or id. */
export async function getTicketPage(ctx: Ctx, numberOrId: string) {
  const [ticket] = await ctx.tx
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        isUuid(numberOrId) ? eq(tickets.id, numberOrId) : eq(tickets.ticketNo, numberOrId),
      ),
    );
  if (!ticket) throw notFound();
  const { workflow, version } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
  const state = workflow.states.find((one) => one.key === ticket.state);
  return {
    ticket,
    title: workflow.title,
    version,
    titles: Object.fromEntries(workflow.states.map((one) => [one.key, one.title])),
    state: state?.title ?? { zh: ticket.state, en: ticket.state },
    next: wayAhead(workflow, ticket.state).map(
      (key) => workflow.states.find((one) => one.key === key)?.title ?? { zh: key, en: key },
    ),
    form: describeForm(ticket, workflow),
    areas: await namedAreas(ctx, ticket.form),
    documents: await describeDocuments(ctx, ticket, workflow),
    history: await describeHistory(ctx, ticket, workflow, false),
    workOrders: await workOrdersOf(ctx, ticket.id),
    account: await describeAccount(ctx, ticket),
    others: await othersOf(ctx, ticket),
    moves: ticket.phase === "open" ? await listMoves(ctx, ticket, workflow) : [],
    waits: ticket.phase === "open" ? await listWaits(ctx, ticket, workflow) : [],
    upload: uploadLimits(),
    now: ctx.now,
  };
}

function workOrdersOf(ctx: Ctx, ticketId: string) {
  return ctx.tx
    .select()
    .from(workOrders)
    .where(and(eq(workOrders.tenantId, ctx.tenant.id), eq(workOrders.ticketId, ticketId)))
    .orderBy(desc(workOrders.createdAt));
}

/** Whose account it is about and what is owed on it; sums only for those who may see bills. */
async function describeAccount(ctx: Ctx, ticket: Ticket) {
  if (!ticket.accountId) return null;
  const tenantId = ctx.tenant.id;
  const [account] = await ctx.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, ticket.accountId)));
  if (!account) return null;
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const people = await ctx.tx
    .select({ role: accountRoles.role, name: persons.name, phone: persons.phone })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, tenantId), eq(persons.id, accountRoles.personId)))
    .where(
      and(
        eq(accountRoles.tenantId, tenantId),
        eq(accountRoles.accountId, account.id),
        isNull(accountRoles.supersededAt),
        sql`${accountRoles.validFrom} <= ${today} and (${accountRoles.validTo} is null or ${accountRoles.validTo} > ${today})`,
      ),
    );
  const maySeeMoney = ctx.actor.kind === "staff" && staffMay(ctx.actor.roles, "billing.read");
  const { id, accountNo, status, address, openedOn } = account;
  return {
    ...{ id, accountNo, status, address, openedOn, people },
    owedMinor: maySeeMoney ? await amountOwed(ctx, id) : null,
  };
}

/** Other open requests of the same account, which a clerk should know of before deciding. */
async function othersOf(ctx: Ctx, ticket: Ticket) {
  if (!ticket.accountId) return [];
  const rows = await ctx.tx
    .select({ ticketNo: tickets.ticketNo, versionId: tickets.workflowVersionId, openedAt: tickets.openedAt })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        eq(tickets.accountId, ticket.accountId),
        eq(tickets.phase, "open"),
        ne(tickets.id, ticket.id),
      ),
    )
    .limit(10);
  const others = [];
  for (const row of rows) {
    const { workflow } = await getWorkflowVersion(ctx, row.versionId);
    others.push({ ticketNo: row.ticketNo, title: workflow.title, openedAt: row.openedAt });
  }
  return others;
}
