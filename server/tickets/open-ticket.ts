import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { accounts, documents, premises, tickets } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { extraFormKeys } from "@/tenants/schemas/request-forms";
import type { RequestType, Workflow } from "@/tenants/schemas/workflow";
import { actAsOffice } from "./act-as-office";
import { appendEvent } from "./append-event";
import { dueAtOf } from "./clock/add-working-time";
import { validateFields } from "./form/validate-fields";
import { runAutomatic } from "./run-automatic";
import { findUnmet } from "./workflow/conditions";
import { getCalendar, getWorkflow } from "./workflow/get-workflow";
import type { Ticket } from "./workflow/vocabulary";

export type OpenTicket = {
  type: RequestType;
  /** The account it is about; a resident's is always the one they have open. */
  accountId?: string | null | undefined;
  /** The home to open an account for, when the register knows it. */
  premiseId?: string | null | undefined;
  form: Record<string, unknown>;
  documentIds: string[];
  channel: Ticket["channel"];
};

export type OpenedTicket = { id: string; ticketNo: string; state: string; phase: string; revision: number };

const prefixes: Record<RequestType, string> = {
  "open-account": "OA",
  transfer: "TR",
  payment: "PY",
  "stop-heating": "SH",
  "resume-heating": "RH",
};

/**
 * Begins a request on the workflow version in force, and lets it go as far as it goes by itself. Refused with
 * the reason of the first admission condition that does not hold, the first field that is wrong, or because the
 * same is already on its way (`request-already-open`).
 */
export async function openTicket(ctx: Ctx, input: OpenTicket): Promise<OpenedTicket> {
  const version = await getWorkflow(ctx, input.type);
  const form = {
    ...validateFields(version.workflow.form, input.form),
    ...extras(input.type, input.form),
  };
  return actAsOffice(ctx, async () => {
    const subject = await subjectOf(ctx, input);
    await refuseSecond(ctx, input.type, subject);
    const candidate = {
      type: input.type,
      ...subject,
      form,
      facts: {},
      documentIds: input.documentIds,
      workflowVersionId: version.id,
    };
    const unmet = await findUnmet(ctx, candidate, version.workflow.admission);
    if (unmet) throw conflict(unmet.code, unmet.params);
    const ticket = await insertTicket(ctx, input, { subject, form, versionId: version.id, workflow: version.workflow });
    await attachDocuments(ctx, ticket, input.documentIds);
    await appendEvent(ctx, ticket, { kind: "opened", toState: ticket.state, data: { form } });
    await audit(
      ctx,
      "tickets.open",
      { type: "ticket", id: ticket.id },
      { ticketNo: ticket.ticketNo, type: ticket.type },
    );
    const { id, ticketNo, state, phase, revision } = await runAutomatic(ctx, ticket, version.workflow);
    return { id, ticketNo, state, phase, revision };
  });
}

/** Lists of short keys that pages add beside the workflow's own fields. */
function extras(type: RequestType, form: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of extraFormKeys[type] ?? []) {
    const value = form[key];
    if (value === undefined || value === null) continue;
    const list = (Array.isArray(value) ? value : [value]).map((one) =>
      typeof one === "string" ? one : JSON.stringify(one),
    );
    if (list.length > 20 || list.some((one) => !/^[\w-]{1,40}$/.test(one))) throw invalid("field-invalid", {}, key);
    kept[key] = list;
  }
  return kept;
}

type Subject = { accountId: string | null; premiseId: string | null };

async function subjectOf(ctx: Ctx, { type, accountId: asked, premiseId }: OpenTicket): Promise<Subject> {
  if (type === "open-account") {
    if (!premiseId) return { accountId: null, premiseId: null };
    const [premise] = await ctx.tx
      .select({ id: premises.id })
      .from(premises)
      .where(and(eq(premises.tenantId, ctx.tenant.id), eq(premises.id, premiseId)));
    if (!premise) throw notFound();
    return { accountId: null, premiseId };
  }
  const accountId = ctx.actor.kind === "resident" ? ctx.actor.accountId : asked;
  if (!accountId) throw invalid("account-needed", {}, "accountId");
  const [account] = await ctx.tx
    .select({ premiseId: accounts.premiseId, status: accounts.status })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  if (account.status === "closed") throw conflict("account-closed");
  return { accountId, premiseId: account.premiseId };
}

/** One open request of a kind for a home; the lock keeps two that arrive together from both being first. */
async function refuseSecond(ctx: Ctx, type: RequestType, { accountId, premiseId }: Subject): Promise<void> {
  const about = accountId ?? premiseId;
  if (type === "payment" || !about) return;
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id}:${type}:${about}`}, 0))`);
  const [known] = await ctx.tx
    .select({ ticketNo: tickets.ticketNo })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        eq(tickets.type, type),
        eq(tickets.phase, "open"),
        accountId ? eq(tickets.accountId, accountId) : and(eq(tickets.premiseId, about), isNull(tickets.accountId)),
      ),
    )
    .limit(1);
  if (known) throw conflict("request-already-open", { number: known.ticketNo });
}

type Beginning = { subject: Subject; form: Record<string, unknown>; versionId: string; workflow: Workflow };

async function insertTicket(
  ctx: Ctx,
  input: OpenTicket,
  { subject, form, versionId, workflow }: Beginning,
): Promise<Ticket> {
  const state = workflow.states.find((one) => one.key === workflow.initial);
  if (!state) throw new Error(`Workflow version ${versionId} has no beginning`);
  const resident = ctx.actor.kind === "resident" ? ctx.actor : null;
  const [ticket] = await ctx.tx
    .insert(tickets)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      ticketNo: await nextNumber(ctx, prefixes[input.type], dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4)),
      type: input.type,
      workflowVersionId: versionId,
      state: state.key,
      ...subject,
      residentUserId: resident?.userId ?? null,
      channel: input.channel,
      subject: workflow.title.zh,
      form,
      facts: resident?.phone ? { contactPhone: resident.phone } : {},
      openedByName: ctx.actor.name,
      openedAt: ctx.now,
      stateSince: ctx.now,
      dueAt: dueAtOf(state, ctx.now, await getCalendar(ctx), ctx.tenant.timezone),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!ticket) throw new Error("The ticket was not stored");
  return ticket;
}

/** Gives the papers uploaded beforehand to the ticket; only the uploader's own, and only those that lie loose. */
async function attachDocuments(ctx: Ctx, ticket: Ticket, documentIds: string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const wanted = [...new Set(documentIds)];
  const uploader =
    ctx.actor.kind === "resident" ? eq(documents.residentUserId, ctx.actor.userId) : isNull(documents.residentUserId);
  const attached = await ctx.tx
    .update(documents)
    .set({ ticketId: ticket.id, accountId: ticket.accountId })
    .where(
      and(eq(documents.tenantId, ctx.tenant.id), inArray(documents.id, wanted), isNull(documents.ticketId), uploader),
    )
    .returning({ id: documents.id });
  if (attached.length !== wanted.length) throw invalid("document-gone", {}, "documents");
}
