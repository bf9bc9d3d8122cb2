import { createHmac, randomInt } from "node:crypto";
import { oneTimeCodes } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { queueMessage } from "@/server/channels";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { normalizePhone } from "@/tenants/schemas/phone";
import { countTry } from "./rate-limit";

const codeMinutes = 5;

/** A code is short, so its hash is keyed: a leaked table cannot be searched. */
export const hashCode = (phone: string, code: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`${phone}:${code}`).digest("hex");

/**
 * Sends a six-digit code to a phone, whether or not an account has that number: the answer tells nothing.
 * @throws `phone-invalid`, `too-many-tries`
 */
export async function requestCode(tenant: Tenant, typedPhone: string, ip: string | null): Promise<void> {
  const phone = normalizePhone(typedPhone);
  if (!phone) throw invalid("phone-invalid", {}, "phone");
  await countTry("code-request", `${tenant.groupId}:${phone}`);
  if (ip) await countTry("code-request-ip", ip);
  const code = randomInt(0, 1_000_000).toString().padStart(6, "0");
  const id = newId();
  await withSystem((tx) =>
    tx.insert(oneTimeCodes).values({
      id,
      groupId: tenant.groupId,
      phone,
      codeHash: hashCode(phone, code),
      expiresAt: new Date(now().getTime() + codeMinutes * 60_000),
    }),
  );
  await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    queueMessage(
      { tx, tenant, actor: { kind: "system", name: "sign-in" }, now: now() },
      {
        channel: "sms",
        recipient: phone,
        template: "one-time-code",
        params: { code, minutes: codeMinutes },
        eventKey: `one-time-code:${id}`,
      },
    ),
  );
}
