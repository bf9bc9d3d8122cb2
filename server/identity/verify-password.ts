import { hash, verify } from "@node-rs/argon2";
import { and, eq, isNull } from "drizzle-orm";
import { memberships, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { forbidden, invalid } from "@/server/platform/errors";
import type { Site } from "@/tenants/resolve";
import { checkLimit, countTry } from "./rate-limit";

/** argon2id with the library's defaults (19 MiB, 2 passes), as OWASP recommends. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

// Verified against when the e-mail is unknown, so that the answer takes as long either way.
let decoy: Promise<string> | undefined;

/**
 * The staff user of this site's group with this e-mail and password.
 * @throws `wrong-password` for any mismatch, the same for an unknown e-mail; `too-many-tries` when locked;
 *   `no-membership` when the password is right and the person works elsewhere in the group
 */
export async function verifyPassword(
  site: Site,
  email: string,
  password: string,
  ip: string | null,
): Promise<{ id: string; name: string }> {
  const address = email.trim().toLowerCase();
  const key = `${site.group.id}:${address}`;
  await checkLimit("password-failure", key);
  if (ip) await countTry("password-ip", ip);
  const [user] = await withSystem(
    (tx) =>
      tx
        .select()
        .from(users)
        .where(and(eq(users.groupId, site.group.id), eq(users.email, address), eq(users.kind, "staff"))),
    { readOnly: true },
  );
  decoy ??= hashPassword("nobody has this password");
  const right = await verify(user?.passwordHash ?? (await decoy), password);
  if (!user || !user.passwordHash || user.disabledAt || !right) {
    await countTry("password-failure", key);
    throw invalid("wrong-password");
  }
  if (!(await isMember(user.id, site))) throw forbidden("no-membership");
  return { id: user.id, name: user.name };
}

async function isMember(userId: string, site: Site): Promise<boolean> {
  const here = site.tenant ? eq(memberships.tenantId, site.tenant.id) : isNull(memberships.tenantId);
  const rows = await withSystem(
    (tx) =>
      tx
        .select({ id: memberships.id })
        .from(memberships)
        .where(and(eq(memberships.userId, userId), here, isNull(memberships.disabledAt))),
    { readOnly: true },
  );
  return rows.length > 0;
}
