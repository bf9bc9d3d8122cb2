import { and, desc, eq, inArray } from "drizzle-orm";
import { messages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { mailIsSandboxed } from "@/server/platform/mail";
import { smsIsSandboxed } from "@/server/platform/sms";

/** The channels whose messages never leave the house, because their vendor has no keys. */
export function sandboxedChannels(): ("sms" | "email")[] {
  return [...(smsIsSandboxed() ? (["sms"] as const) : []), ...(mailIsSandboxed() ? (["email"] as const) : [])];
}

/**
 * The newest messages of the sandboxed channels, one-time codes included, for anybody who tries the product out.
 * @throws `not-found` as soon as every vendor is configured: then real people's codes would be in it
 */
export async function listSandboxMessages(tenant: Pick<Tenant, "id">) {
  const channels = sandboxedChannels();
  if (channels.length === 0) throw notFound();
  const rows = await withTenant(
    { tenantId: tenant.id, as: "tenant" },
    (tx) =>
      tx
        .select({
          id: messages.id,
          channel: messages.channel,
          recipient: messages.recipient,
          subject: messages.subject,
          body: messages.body,
          status: messages.status,
          createdAt: messages.createdAt,
        })
        .from(messages)
        .where(and(eq(messages.tenantId, tenant.id), inArray(messages.channel, channels)))
        .orderBy(desc(messages.id))
        .limit(40),
    { readOnly: true },
  );
  return { channels, rows };
}
