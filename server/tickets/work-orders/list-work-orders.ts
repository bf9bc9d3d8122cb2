import { and, asc, count, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { readCursor, writeCursor } from "../paging";
import type { WorkOrderFilter } from "../schemas";
import { unfinished } from "./change-unfinished-work-order";
import { seesAllOrders } from "./get-work-order-row";

const pageSize = 50;

/** Work orders of a view, a page at a time; a technician sees only their own. What is to do comes most urgent first. */
export async function listWorkOrders(ctx: Ctx, filter: WorkOrderFilter) {
  const cursor = readCursor(filter.after);
  const todo = filter.view === "todo" || filter.view === "mine";
  // Field work of one subsidiary that is still to do is short enough to be shown by urgency without a cursor.
  const rows = await ctx.tx
    .select()
    .from(workOrders)
    .where(
      and(
        ...visible(ctx),
        ...viewOf(ctx, filter.view),
        filter.kind ? eq(workOrders.kind, filter.kind) : undefined,
        cursor && !todo
          ? or(
              lt(workOrders.createdAt, cursor.at),
              and(eq(workOrders.createdAt, cursor.at), lt(workOrders.id, cursor.id)),
            )
          : undefined,
      ),
    )
    .orderBy(
      ...(todo ? [asc(workOrders.dueOn), asc(workOrders.id)] : [desc(workOrders.createdAt), desc(workOrders.id)]),
    )
    .limit(todo ? 200 : pageSize + 1);
  const page = todo ? rows : rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    rows: page,
    today: dayOf(ctx.now, ctx.tenant.timezone),
    next: !todo && rows.length > pageSize && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** How many work orders each view holds. */
export async function countWorkOrders(ctx: Ctx): Promise<Record<"todo" | "mine" | "late", number>> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const me = ctx.actor.kind === "staff" ? ctx.actor.userId : null;
  const [row] = await ctx.tx
    .select({
      todo: count(),
      mine: sql<number>`count(*) filter (where ${workOrders.assigneeUserId} = ${me})`.mapWith(Number),
      late: sql<number>`count(*) filter (where ${workOrders.dueOn} < ${today})`.mapWith(Number),
    })
    .from(workOrders)
    .where(and(...visible(ctx), unfinished()));
  return row ?? { todo: 0, mine: 0, late: 0 };
}

function visible(ctx: Ctx): SQL[] {
  const own = eq(workOrders.tenantId, ctx.tenant.id);
  if (seesAllOrders(ctx) || ctx.actor.kind !== "staff") return [own];
  return [own, eq(workOrders.assigneeUserId, ctx.actor.userId)];
}

function viewOf(ctx: Ctx, view: WorkOrderFilter["view"]): SQL[] {
  const open = unfinished();
  if (view === "todo") return [open];
  if (view === "mine")
    return ctx.actor.kind === "staff" ? [open, eq(workOrders.assigneeUserId, ctx.actor.userId)] : [open];
  return view === "done" ? [inArray(workOrders.status, ["done", "cancelled"])] : [];
}
