import { and, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { documents, workOrders } from "@/db/schema";
import { billingConditions } from "@/server/billing";
import { supplyConditions } from "@/server/supply";
import type { Ctx } from "@/server/platform/context";
import { toDecimal } from "@/server/platform/money";
import type { WorkflowCondition } from "@/tenants/schemas/workflow";
import { findWorkflow, getWorkflowVersion } from "./get-workflow";
import type { Condition, Conditions, Ticket } from "./vocabulary";

/** What a condition may look at: a ticket, or one in the making with the papers it will have. */
export type Candidate = Parameters<Condition>[1] & { documentIds?: string[]; workflowVersionId?: string };

/** Every word of the vocabulary and the feature that answers it. */
const conditions: Conditions = {
  ...billingConditions,
  ...supplyConditions,
  "documents-complete": documentsComplete,
  "work-orders-done": workOrdersDone,
  "survey-passed": surveyPassed,
  "amount-at-most": async (_ctx, ticket, { amountMinor = 0 }) =>
    compareAmount(ticket, (sum) => sum <= BigInt(amountMinor), "amount-above-limit", amountMinor),
  "amount-above": async (_ctx, ticket, { amountMinor = 0 }) =>
    compareAmount(ticket, (sum) => sum > BigInt(amountMinor), "amount-below-limit", amountMinor),
};

export type Unmet = { condition: WorkflowCondition["name"]; code: string; params: Record<string, string | number> };

/** The first of the conditions that does not hold now, with the words for it; null when all do. */
export async function findUnmet(
  ctx: Ctx,
  ticket: Candidate,
  list: readonly WorkflowCondition[],
): Promise<Unmet | null> {
  for (const condition of list) {
    const answer = await conditions[condition.name](ctx, ticket, condition);
    if (!answer.holds) return { condition: condition.name, code: answer.code, params: answer.params ?? {} };
  }
  return null;
}

async function documentsComplete(ctx: Ctx, ticket: Candidate) {
  const { workflow } = await versionOf(ctx, ticket);
  const required = workflow.documents.filter((one) => one.required);
  const papers = ticket.id
    ? eq(documents.ticketId, ticket.id)
    : and(inArray(documents.id, ticket.documentIds ?? []), isNull(documents.ticketId));
  const rows = await ctx.tx
    .selectDistinct({ kind: documents.kind })
    .from(documents)
    .where(and(eq(documents.tenantId, ctx.tenant.id), papers));
  const missing = required.filter((one) => !rows.some((row) => row.kind === one.kind));
  if (missing.length === 0) return { holds: true } as const;
  return { holds: false, code: "documents-missing", params: { count: missing.length } } as const;
}

async function versionOf(ctx: Ctx, ticket: Candidate) {
  if (ticket.workflowVersionId) return getWorkflowVersion(ctx, ticket.workflowVersionId);
  const found = await findWorkflow(ctx, ticket.type as Parameters<typeof findWorkflow>[1]);
  if (!found) throw new Error(`No workflow for ${ticket.type}`);
  return found;
}

async function workOrdersDone(ctx: Ctx, ticket: Candidate) {
  if (!ticket.id) return { holds: false, code: "work-orders-missing" } as const;
  const rows = await ctx.tx
    .select({ status: workOrders.status })
    .from(workOrders)
    .where(
      and(
        eq(workOrders.tenantId, ctx.tenant.id),
        eq(workOrders.ticketId, ticket.id),
        ne(workOrders.status, "cancelled"),
      ),
    );
  const open = rows.filter((row) => row.status !== "done").length;
  if (rows.length === 0) return { holds: false, code: "work-orders-missing" } as const;
  return open === 0
    ? ({ holds: true } as const)
    : ({ holds: false, code: "work-orders-open", params: { count: open } } as const);
}

async function surveyPassed(ctx: Ctx, ticket: Candidate) {
  if (!ticket.id) return { holds: false, code: "survey-missing" } as const;
  const [latest] = await ctx.tx
    .select({ result: workOrders.result })
    .from(workOrders)
    .where(
      and(
        eq(workOrders.tenantId, ctx.tenant.id),
        eq(workOrders.ticketId, ticket.id),
        eq(workOrders.kind, "site-survey"),
        eq(workOrders.status, "done"),
      ),
    )
    .orderBy(desc(workOrders.doneAt))
    .limit(1);
  if (!latest) return { holds: false, code: "survey-missing" } as const;
  return latest.result?.outcome === "passed"
    ? ({ holds: true } as const)
    : ({ holds: false, code: "survey-failed" } as const);
}

/** The sum a ticket is about, in 分: what effects noted, else what the form says. */
export function amountOf(ticket: Pick<Ticket, "form" | "facts">): bigint | null {
  const given = ticket.facts.amountMinor ?? ticket.form.amount;
  return typeof given === "string" && /^\d+$/.test(given) ? BigInt(given) : null;
}

function compareAmount(ticket: Candidate, fits: (sum: bigint) => boolean, code: string, limit: number) {
  const sum = amountOf(ticket);
  if (sum === null) return { holds: false, code: "amount-unknown" } as const;
  if (fits(sum)) return { holds: true } as const;
  return { holds: false, code, params: { limit: toDecimal(BigInt(limit)) } } as const;
}
