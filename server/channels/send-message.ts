import { and, eq, sql } from "drizzle-orm";
import { messages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { sendMail } from "@/server/platform/mail";
import { sendSms } from "@/server/platform/sms";

/**
 * Delivers one queued message through its vendor and records what became of it. Repeating it for a message
 * that was sent does nothing; a vendor failure is recorded and thrown, so that the queue tries again.
 */
export async function sendMessage(job: { tenantId: string; messageId: string }): Promise<void> {
  const scope = { tenantId: job.tenantId, as: "worker" as const };
  const mine = and(eq(messages.tenantId, job.tenantId), eq(messages.id, job.messageId));
  const [message] = await withTenant(scope, (tx) => tx.select().from(messages).where(mine), { readOnly: true });
  if (!message || message.status === "sent") return;
  try {
    const providerId =
      message.channel === "sms"
        ? await sendSms({ to: message.recipient, body: message.body, idempotencyKey: message.id })
        : await sendMail({
            to: message.recipient,
            subject: message.subject ?? message.body.slice(0, 60),
            text: message.body,
            html: message.html,
            attachments: message.attachments,
            idempotencyKey: message.id,
          });
    // What was sent is the reader's; of the files only their names are kept.
    const attachments = message.attachments.map(({ fileName, contentType }) => ({ fileName, contentType }));
    const sent = { status: "sent", providerId, attachments, sentAt: now(), error: null } as const;
    await withTenant(scope, (tx) =>
      tx
        .update(messages)
        .set({ ...sent, attempts: sql`${messages.attempts} + 1` })
        .where(mine),
    );
  } catch (error) {
    await withTenant(scope, (tx) =>
      tx
        .update(messages)
        .set({
          status: "failed",
          error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
          attempts: sql`${messages.attempts} + 1`,
        })
        .where(mine),
    );
    throw error;
  }
}
