import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { oneTimeCodes, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { Site } from "@/tenants/resolve";
import { maskPhone, normalizePhone } from "@/tenants/schemas/phone";
import { checkLimit, countTry } from "./rate-limit";
import { hashCode } from "./request-code";

const triesPerCode = 5;

/**
 * The resident behind a phone and its newest code, made on first sight. A code works once.
 * @throws `code-wrong` for a wrong, used or expired code; `too-many-tries` when locked
 */
export async function verifyCode(site: Site, typedPhone: string, code: string): Promise<{ id: string; name: string }> {
  const phone = normalizePhone(typedPhone);
  if (!phone) throw invalid("phone-invalid", {}, "phone");
  const key = `${site.group.id}:${phone}`;
  await checkLimit("code-failure", key);
  const accepted = await withSystem(async (tx) => {
    const [newest] = await tx
      .select()
      .from(oneTimeCodes)
      .where(
        and(
          eq(oneTimeCodes.groupId, site.group.id),
          eq(oneTimeCodes.phone, phone),
          isNull(oneTimeCodes.consumedAt),
          gt(oneTimeCodes.expiresAt, now()),
          lt(oneTimeCodes.attempts, triesPerCode),
        ),
      )
      .orderBy(desc(oneTimeCodes.createdAt))
      .limit(1)
      .for("update");
    if (!newest) return false;
    const right = newest.codeHash === hashCode(phone, code.trim());
    await tx
      .update(oneTimeCodes)
      .set(right ? { consumedAt: now() } : { attempts: sql`${oneTimeCodes.attempts} + 1` })
      .where(eq(oneTimeCodes.id, newest.id));
    return right;
  });
  if (!accepted) {
    await countTry("code-failure", key);
    throw invalid("code-wrong", {}, "code");
  }
  return residentOf(site, phone);
}

async function residentOf(site: Site, phone: string): Promise<{ id: string; name: string }> {
  return withSystem(async (tx) => {
    const mine = and(eq(users.groupId, site.group.id), eq(users.phone, phone), eq(users.kind, "resident"));
    await tx
      .insert(users)
      .values({ id: newId(), groupId: site.group.id, kind: "resident", name: maskPhone(phone), phone })
      .onConflictDoNothing();
    const [user] = await tx.select().from(users).where(mine);
    if (!user || user.disabledAt) throw invalid("code-wrong", {}, "code");
    return { id: user.id, name: user.name };
  });
}
