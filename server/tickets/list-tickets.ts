import { and, count, desc, eq, gt, ilike, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { accounts, premises, tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { RequestType, Text } from "@/tenants/schemas/workflow";
import type { Ticket } from "./workflow/vocabulary";
import { readCursor, writeCursor } from "./paging";
import type { TicketFilter } from "./schemas";
import { describePlaces, listPlaces, type Place } from "./list-places";

const pageSize = 50;
/** Stands for "never due" in the order by due time: the end of a cursor's number. */
const farOff = new Date("2200-01-01T00:00:00Z");
const due = sql<Date>`coalesce(${tickets.dueAt}, ${farOff.toISOString()}::timestamptz)`.mapWith(tickets.openedAt);

export type TicketRow = {
  id: string;
  ticketNo: string;
  type: RequestType;
  title: Text;
  state: Text;
  phase: "open" | "done" | "rejected" | "cancelled";
  channel: Ticket["channel"];
  openedByName: string;
  openedAt: Date;
  stateSince: Date;
  dueAt: Date | null;
  overran: boolean;
  assigneeName: string | null;
  accountNo: string | null;
  address: string | null;
};

/** One page of the queue: what is open by due time, everything else newest first. */
export async function listTickets(ctx: Ctx, filter: TicketFilter): Promise<{ rows: TicketRow[]; next: string | null }> {
  const places = await listPlaces(ctx);
  const byDue = filter.view !== "all";
  const cursor = readCursor(filter.after);
  const order = byDue ? [due, tickets.id] : [desc(tickets.openedAt), desc(tickets.id)];
  const rows = await ctx.tx
    .select({
      ticket: tickets,
      accountNo: accounts.accountNo,
      address: sql<string | null>`coalesce(${accounts.address}, ${premises.address})`,
      due,
    })
    .from(tickets)
    .leftJoin(accounts, and(eq(accounts.tenantId, tickets.tenantId), eq(accounts.id, tickets.accountId)))
    .leftJoin(premises, and(eq(premises.tenantId, tickets.tenantId), eq(premises.id, tickets.premiseId)))
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        ...viewOf(ctx, filter.view, places),
        filter.type ? eq(tickets.type, filter.type) : undefined,
        filter.state ? eq(tickets.state, filter.state) : undefined,
        filter.phase ? eq(tickets.phase, filter.phase) : undefined,
        filter.channel ? eq(tickets.channel, filter.channel) : undefined,
        filter.accountId ? eq(tickets.accountId, filter.accountId) : undefined,
        filter.number ? ilike(tickets.ticketNo, `%${filter.number.replaceAll(/[%_\\]/g, "")}%`) : undefined,
        cursor ? beyond(byDue, cursor) : undefined,
      ),
    )
    .orderBy(...order)
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const named = await namePlaces(
    ctx,
    page.map((row) => row.ticket),
    places,
  );
  return {
    rows: page.map(({ ticket, accountNo, address }) => toRow(ticket, named, accountNo, address)),
    next:
      rows.length > pageSize && last
        ? writeCursor({ at: byDue ? last.due : last.ticket.openedAt, id: last.ticket.id })
        : null,
  };
}

function beyond(byDue: boolean, { at, id }: { at: Date; id: string }): SQL | undefined {
  if (byDue) {
    const instant = sql`${at.toISOString()}::timestamptz`;
    return or(sql`${due} > ${instant}`, and(sql`${due} = ${instant}`, gt(tickets.id, id)));
  }
  return or(lt(tickets.openedAt, at), and(eq(tickets.openedAt, at), lt(tickets.id, id)));
}

const open = eq(tickets.phase, "open");

function viewOf(ctx: Ctx, view: TicketFilter["view"], places: Place[]): SQL[] {
  const me = ctx.actor.kind === "staff" ? ctx.actor.userId : null;
  if (view === "mine") return [open, sql`${tickets.assigneeUserId} = ${me}`];
  if (view === "overdue") return [open, lt(tickets.dueAt, ctx.now)];
  return view === "waiting" ? [open, waitingFor(ctx, places, me)] : [];
}

/** Tickets in states that one of the actor's roles can move on, unless a colleague has taken them on. */
function waitingFor(ctx: Ctx, places: Place[], me: string | null): SQL {
  const roles = ctx.actor.kind === "staff" ? ctx.actor.roles : [];
  const mine = places.filter((place) => place.roles.some((role) => (roles as string[]).includes(role)));
  if (mine.length === 0) return sql`false`;
  const pairs = sql.join(
    mine.map((place) => sql`(${place.versionId}::uuid, ${place.state})`),
    sql`, `,
  );
  const free = or(isNull(tickets.assigneeUserId), sql`${tickets.assigneeUserId} = ${me}`);
  return sql`(${tickets.workflowVersionId}, ${tickets.state}) in (${pairs}) and ${free}`;
}

/** How many tickets each view of the queue holds, and how many wait in each state. */
export async function countTickets(ctx: Ctx) {
  const places = await listPlaces(ctx);
  const me = ctx.actor.kind === "staff" ? ctx.actor.userId : null;
  const [row] = await ctx.tx
    .select({
      waiting: sql<number>`count(*) filter (where ${waitingFor(ctx, places, me)})`.mapWith(Number),
      mine: sql<number>`count(*) filter (where ${tickets.assigneeUserId} = ${me})`.mapWith(Number),
      overdue: sql<number>`count(*) filter (where ${tickets.dueAt} < ${ctx.now.toISOString()}::timestamptz)`.mapWith(
        Number,
      ),
      open: count(),
    })
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), open));
  const states = new Map<string, { type: string; key: string; title: Text; count: number }>();
  for (const place of places) {
    const known = states.get(`${place.type} ${place.state}`);
    if (known) known.count += place.count;
    else
      states.set(`${place.type} ${place.state}`, {
        type: place.type,
        key: place.state,
        title: place.title,
        count: place.count,
      });
  }
  return { ...(row ?? { waiting: 0, mine: 0, overdue: 0, open: 0 }), states: [...states.values()] };
}

async function namePlaces(ctx: Ctx, rows: (typeof tickets.$inferSelect)[], places: Place[]) {
  const known = new Map(places.map((place) => [`${place.versionId} ${place.state}`, place]));
  const missing = rows.filter((row) => !known.has(`${row.workflowVersionId} ${row.state}`));
  for (const place of await describePlaces(ctx, missing)) known.set(`${place.versionId} ${place.state}`, place);
  return known;
}

function toRow(
  ticket: typeof tickets.$inferSelect,
  places: Map<string, Place>,
  accountNo: string | null,
  address: string | null,
): TicketRow {
  const { id, ticketNo, phase, channel, openedByName, openedAt, stateSince, dueAt, overran, assigneeName } = ticket;
  const place = places.get(`${ticket.workflowVersionId} ${ticket.state}`);
  const plain = { zh: ticket.state, en: ticket.state };
  return {
    ...{
      id,
      ticketNo,
      type: ticket.type as RequestType,
      phase,
      channel,
      openedByName,
      openedAt,
      stateSince,
      dueAt,
      overran,
      assigneeName,
      accountNo,
      address,
    },
    title: place?.workflowTitle ?? { zh: ticket.subject, en: ticket.subject },
    state: place?.title ?? plain,
  };
}
