import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import type { Workflow, WorkflowTransition } from "@/tenants/schemas/workflow";
import { appendEvent } from "./append-event";
import { dueAtOf } from "./clock/add-working-time";
import { cancelOpenWorkOrders } from "./work-orders/cancel-open-work-orders";
import { findUnmet } from "./workflow/conditions";
import { effects } from "./workflow/effects";
import { getCalendar } from "./workflow/get-workflow";
import type { Ticket } from "./workflow/vocabulary";

type Move = { fields: Record<string, unknown>; note: string | null };

/**
 * Makes one move: state, conditions, effects, history. The only place that changes `tickets.state`. Runs with
 * the subsidiary's rights; a ticket that is no longer where the mover saw it is refused (`ticket-moved-on`).
 */
export async function moveTicket(
  ctx: Ctx,
  seen: Ticket,
  workflow: Workflow,
  transition: WorkflowTransition,
  move: Move,
): Promise<Ticket> {
  const moved = await takeState(ctx, seen, workflow, transition, move);
  const unmet = await findUnmet(ctx, moved, transition.conditions);
  if (unmet) throw conflict(unmet.code, unmet.params);
  const { facts, outcome } = await runEffects(ctx, moved, transition, move);
  const after = await keepFacts(ctx, moved, facts);
  await appendEvent(ctx, after, {
    kind: "moved",
    transition: transition.key,
    fromState: seen.state,
    toState: after.state,
    note: move.note,
    data: { fields: move.fields, effects: outcome, ...lateness(seen, ctx.now) },
  });
  if (after.phase === "rejected" || after.phase === "cancelled") await cancelOpenWorkOrders(ctx, after.id);
  return after;
}

const isLate = (ticket: Ticket, now: Date) => ticket.dueAt !== null && ticket.dueAt < now;
const lateness = (ticket: Ticket, now: Date) =>
  isLate(ticket, now) ? { lateMinutes: Math.round((now.getTime() - (ticket.dueAt?.getTime() ?? 0)) / 60_000) } : {};

/** The conditional UPDATE: of two who saw the same state and revision, one wins and holds the row. */
async function takeState(
  ctx: Ctx,
  seen: Ticket,
  workflow: Workflow,
  transition: WorkflowTransition,
  move: Move,
): Promise<Ticket> {
  const state = workflow.states.find((one) => one.key === transition.to);
  if (!state) throw new Error(`Workflow has no state ${transition.to}`);
  const [moved] = await ctx.tx
    .update(tickets)
    .set({
      state: state.key,
      phase: state.phase,
      revision: seen.revision + 1,
      form: { ...seen.form, ...move.fields },
      stateSince: ctx.now,
      dueAt: dueAtOf(state, ctx.now, await getCalendar(ctx), ctx.tenant.timezone),
      overran: seen.overran || isLate(seen, ctx.now),
      closedAt: state.phase === "open" ? null : ctx.now,
      assigneeUserId: null,
      assigneeName: null,
      updatedAt: ctx.now,
    })
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        eq(tickets.id, seen.id),
        eq(tickets.state, seen.state),
        eq(tickets.revision, seen.revision),
      ),
    )
    .returning();
  if (!moved) throw conflict("ticket-moved-on");
  return moved;
}

async function runEffects(ctx: Ctx, moved: Ticket, transition: WorkflowTransition, move: Move) {
  let facts = moved.facts;
  const outcome: Record<string, unknown> = {};
  for (const name of transition.effects) {
    const ticket = {
      ...moved,
      facts,
      accountId: moved.accountId ?? uuidOf(facts.accountId),
      premiseId: moved.premiseId ?? uuidOf(facts.premiseId),
    };
    const left = await effects[name](ctx, ticket, { transition: transition.key, ...move });
    outcome[name] = left;
    facts = { ...facts, ...left };
  }
  return { facts, outcome };
}

const uuidOf = (value: unknown) => (typeof value === "string" && isUuid(value) ? value : null);

/** What effects left behind; an account or premise that they made becomes the ticket's own. */
async function keepFacts(ctx: Ctx, moved: Ticket, facts: Record<string, unknown>): Promise<Ticket> {
  if (facts === moved.facts) return moved;
  const [kept] = await ctx.tx
    .update(tickets)
    .set({
      facts,
      accountId: moved.accountId ?? uuidOf(facts.accountId),
      premiseId: moved.premiseId ?? uuidOf(facts.premiseId),
    })
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, moved.id)))
    .returning();
  if (!kept) throw new Error("The ticket is gone");
  return kept;
}
