import { and, desc, eq } from "drizzle-orm";
import { messages, tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { maskPhone } from "@/tenants/schemas/phone";

const latest = 12;

/** The latest requests of an account and what was sent to its people; recipients masked. */
export async function getAccountWork({ tx, tenant }: Ctx, accountId: string) {
  const recent = await tx
    .select({
      id: tickets.id,
      ticketNo: tickets.ticketNo,
      type: tickets.type,
      subject: tickets.subject,
      phase: tickets.phase,
      channel: tickets.channel,
      openedAt: tickets.openedAt,
      dueAt: tickets.dueAt,
    })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tenant.id), eq(tickets.accountId, accountId)))
    .orderBy(desc(tickets.openedAt), desc(tickets.id))
    .limit(latest);
  const sent = await tx
    .select({
      id: messages.id,
      channel: messages.channel,
      recipient: messages.recipient,
      body: messages.body,
      template: messages.template,
      status: messages.status,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(eq(messages.tenantId, tenant.id), eq(messages.accountId, accountId)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(latest);
  return {
    tickets: recent,
    messages: sent.map((one) => ({
      ...one,
      recipient: one.channel === "sms" ? maskPhone(one.recipient) : one.recipient,
    })),
  };
}
