import type { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { conditionNames, EffectName, WorkflowCondition } from "@/tenants/schemas/workflow";

export type Ticket = typeof tickets.$inferSelect;
export type ConditionName = (typeof conditionNames)[number];

/** Whether a fact holds for a ticket now; when not, the message key (below `errors`) that says why and what to do. */
export type Condition = (
  ctx: Ctx,
  ticket: Pick<Ticket, "type" | "accountId" | "premiseId" | "form" | "facts"> & { id?: string },
  condition: WorkflowCondition,
) => Promise<{ holds: true } | { holds: false; code: string; params?: Record<string, string | number> }>;

/** What a move does besides moving. Runs as the subsidiary, in the move's transaction; the result is merged into `ticket.facts`. */
export type Effect = (
  ctx: Ctx,
  ticket: Ticket,
  move: { transition: string; fields: Record<string, unknown>; note: string | null },
) => Promise<Record<string, unknown>>;

export type Conditions = Record<ConditionName, Condition>;
export type Effects = Record<EffectName, Effect>;
