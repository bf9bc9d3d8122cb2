import { and, desc, eq, like, lt, sql } from "drizzle-orm";
import { messages } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { OutboxFilter } from "./schemas";

const pageSize = 50;

/**
 * The subsidiary's outgoing messages, newest first, fifty at a time. The text of a one-time code is left out: whoever
 * could read it could sign in as the resident.
 */
export async function listMessages(ctx: Ctx, filter: OutboxFilter) {
  const rows = await ctx.tx
    .select({
      id: messages.id,
      channel: messages.channel,
      recipient: messages.recipient,
      template: messages.template,
      subject: messages.subject,
      body: messages.body,
      files: sql<string[]>`jsonb_path_query_array(${messages.attachments}, '$[*].fileName')`,
      status: messages.status,
      error: messages.error,
      attempts: messages.attempts,
      createdAt: messages.createdAt,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, ctx.tenant.id),
        filter.channel ? eq(messages.channel, filter.channel) : undefined,
        filter.status ? eq(messages.status, filter.status) : undefined,
        filter.recipient ? like(messages.recipient, `${filter.recipient.replaceAll(/[\\%_]/g, "\\$&")}%`) : undefined,
        // Ids are made in the order of time, so the id is the cursor.
        filter.after ? lt(messages.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(messages.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map((row) => (row.template === "one-time-code" ? { ...row, body: null } : row));
  return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}
