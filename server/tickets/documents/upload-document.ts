import { createHash } from "node:crypto";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { documents, tickets } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { conflict, invalid, limitReached, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { deleteFile, putFile, storageKey } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { actAsOffice } from "../act-as-office";
import { appendEvent } from "../append-event";
import { getTicketRow } from "../get-ticket-row";
import { reconsiderTicket } from "../reconsider-ticket";
import { rolesForTicket } from "../roles-for-ticket";
import type { Ticket } from "../workflow/vocabulary";
import { checkUpload } from "./check-upload";

type NewDocument = {
  /** The document kind that a workflow asks for. */
  kind: string;
  /** The ticket it belongs to; null for papers of a request that is still being filled in. */
  ticketId: string | null;
  fileName: string;
  content: Uint8Array;
};

/** Loose papers that one person may have lying about: enough for any request, too few to fill the disk. */
const looseLimit = 30;
const aDay = 24 * 3600_000;

/**
 * Takes one file: looks into it, stores it under its id outside of any transaction, then records it. A ticket
 * it belongs to is looked at again at once. Refusals are those of `checkUpload`, and `too-many-documents`.
 */
export async function uploadDocument(door: Door, given: NewDocument): Promise<{ id: string; fileName: string }> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(given.kind)) throw invalid("document-kind-unknown", {}, "kind");
  await door.run((ctx) => demandRoom(ctx, given.ticketId), { readOnly: true });
  const file = await checkUpload(given.fileName, given.content, env().DOCUMENT_MAX_MB * 1024 * 1024);
  const id = newId();
  const key = storageKey(door.tenant.id, "documents", id);
  await putFile(key, given.content, file.contentType);
  try {
    await door.run((ctx) => record(ctx, { ...given, id, key, ...file }));
  } catch (error) {
    await deleteFile(key);
    throw error;
  }
  return { id, fileName: file.name };
}

/** The ticket papers are for, when the actor may add to it. */
async function openTicketOf(ctx: Ctx, ticketId: string): Promise<Ticket> {
  const ticket = await getTicketRow(ctx, ticketId);
  if (rolesForTicket(ctx.actor, ticket).length === 0) throw notFound();
  if (ticket.phase !== "open") throw conflict("ticket-closed");
  return ticket;
}

async function demandRoom(ctx: Ctx, ticketId: string | null): Promise<void> {
  if (ticketId) await openTicketOf(ctx, ticketId);
  const most = ticketId ? env().DOCUMENT_MAX_COUNT : looseLimit;
  const by =
    ctx.actor.kind === "resident"
      ? eq(documents.residentUserId, ctx.actor.userId)
      : eq(documents.uploadedBy, ctx.actor.name);
  const loose = and(isNull(documents.ticketId), by, gt(documents.createdAt, new Date(ctx.now.getTime() - aDay)));
  const [held] = await ctx.tx
    .select({ count: count() })
    .from(documents)
    .where(and(eq(documents.tenantId, ctx.tenant.id), ticketId ? eq(documents.ticketId, ticketId) : loose));
  if ((held?.count ?? 0) >= most) throw limitReached("too-many-documents", { count: most });
}

type Stored = NewDocument & { id: string; key: string; name: string; contentType: string };

async function record(ctx: Ctx, file: Stored): Promise<void> {
  const ticket = file.ticketId ? await openTicketOf(ctx, file.ticketId) : null;
  await actAsOffice(ctx, async () => {
    // Of two uploads that arrive together at the last free place, the second finds it taken.
    if (ticket)
      await ctx.tx
        .select({ id: tickets.id })
        .from(tickets)
        .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, ticket.id)))
        .for("update");
    await demandRoom(ctx, file.ticketId);
    await ctx.tx.insert(documents).values({
      id: file.id,
      tenantId: ctx.tenant.id,
      ticketId: ticket?.id ?? null,
      accountId: ticket?.accountId ?? null,
      residentUserId: ticket ? ticket.residentUserId : ctx.actor.kind === "resident" ? ctx.actor.userId : null,
      kind: file.kind,
      fileName: file.name,
      contentType: file.contentType,
      sizeBytes: file.content.length,
      sha256: createHash("sha256").update(file.content).digest("hex"),
      storageKey: file.key,
      uploadedBy: ctx.actor.name,
      createdAt: ctx.now,
    });
    await audit(
      ctx,
      "documents.upload",
      { type: "document", id: file.id },
      { ticketId: file.ticketId, kind: file.kind },
    );
    if (!ticket) return;
    await appendEvent(ctx, ticket, { kind: "effect", data: { document: file.kind, fileName: file.name } });
    await reconsiderTicket(ctx, ticket.id);
  });
}
