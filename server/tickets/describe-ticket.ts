import { and, asc, eq } from "drizzle-orm";
import { documents, ticketEvents } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Text, Workflow, WorkflowField } from "@/tenants/schemas/workflow";
import type { Ticket } from "./workflow/vocabulary";

export type FormEntry = {
  key: string;
  label: Text;
  kind: WorkflowField["kind"];
  value: string | boolean;
  choice?: Text;
};

/** What was filled in, under its fields' names and in their order; identity numbers only by their ends. */
export function describeForm(ticket: Pick<Ticket, "form">, workflow: Workflow): FormEntry[] {
  const fields = [...workflow.form, ...workflow.transitions.flatMap((one) => one.fields)];
  const entries = new Map<string, FormEntry>();
  for (const field of fields) {
    const value = ticket.form[field.key];
    if (entries.has(field.key) || (typeof value !== "string" && typeof value !== "boolean")) continue;
    const hidden = field.kind === "id-number" && typeof value === "string";
    const choice = field.choices?.find((one) => one.value === value)?.label;
    entries.set(field.key, {
      key: field.key,
      label: field.label,
      kind: field.kind,
      value: hidden ? `${value.slice(0, 3)}***********${value.slice(-4)}` : value,
      ...(choice ? { choice } : {}),
    });
  }
  return [...entries.values()];
}

/** The papers of a ticket, and the required kinds that are still missing. */
export async function describeDocuments(ctx: Ctx, ticket: Ticket, workflow: Workflow) {
  const rows = await ctx.tx
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, ctx.tenant.id), eq(documents.ticketId, ticket.id)))
    .orderBy(asc(documents.createdAt), asc(documents.id));
  const label = (kind: string): Text =>
    workflow.documents.find((one) => one.kind === kind)?.label ?? { zh: kind, en: kind };
  return {
    wanted: workflow.documents.map((one) => ({ ...one, count: rows.filter((row) => row.kind === one.kind).length })),
    files: rows.map(({ id, kind, fileName, contentType, sizeBytes, uploadedBy, createdAt }) => ({
      ...{ id, kind, fileName, contentType, sizeBytes, uploadedBy, createdAt },
      label: label(kind),
    })),
  };
}

/** The history in order, with the names that moves and states have in the ticket's own version. */
export async function describeHistory(ctx: Ctx, ticket: Ticket, workflow: Workflow, forResident: boolean) {
  const rows = await ctx.tx
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.tenantId, ctx.tenant.id),
        eq(ticketEvents.ticketId, ticket.id),
        forResident ? eq(ticketEvents.forResident, true) : undefined,
      ),
    )
    .orderBy(asc(ticketEvents.revision), asc(ticketEvents.at), asc(ticketEvents.id));
  const stateTitle = (key: string | null) => workflow.states.find((one) => one.key === key)?.title ?? null;
  const moveTitle = (key: string | null) => workflow.transitions.find((one) => one.key === key)?.title ?? null;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    revision: row.revision,
    move: moveTitle(row.transition),
    tone: workflow.transitions.find((one) => one.key === row.transition)?.tone ?? null,
    from: stateTitle(row.fromState),
    to: stateTitle(row.toState),
    toState: row.toState,
    actorKind: row.actorKind,
    actorName: row.actorName,
    note: row.note,
    forResident: row.forResident,
    data: row.data,
    at: row.at,
  }));
}
