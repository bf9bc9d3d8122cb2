import { type Attachment, messages } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { renderText, type TextTemplate } from "./templates";

type Outgoing = {
  channel: "sms" | "email";
  recipient: string;
  template: TextTemplate;
  params: Record<string, string | number>;
  /** One message per business event: a second queueing of the same key changes nothing. */
  eventKey: string;
  accountId?: string | null;
  locale?: "zh-CN" | "en";
  subject?: string;
  html?: string;
  attachments?: Attachment[];
};

/** Writes a message and its delivery job in the caller's transaction; the vendor is called after commit. */
export async function queueMessage(ctx: Ctx, message: Outgoing): Promise<void> {
  const locale = message.locale ?? "zh-CN";
  const [row] = await ctx.tx
    .insert(messages)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      channel: message.channel,
      recipient: message.recipient,
      template: message.template,
      locale,
      subject: message.subject ?? null,
      body: renderText(message.template, locale, { tenant: ctx.tenant.name, ...message.params }),
      html: message.html ?? null,
      attachments: message.attachments ?? [],
      accountId: message.accountId ?? null,
      eventKey: message.eventKey,
    })
    .onConflictDoNothing({ target: [messages.tenantId, messages.eventKey] })
    .returning({ id: messages.id });
  if (row)
    await enqueue(ctx, "send-message", { tenantId: ctx.tenant.id, messageId: row.id }, { key: `message:${row.id}` });
}
