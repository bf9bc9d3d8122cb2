import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { memberships, residentLinks, sessions, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { HqRole, StaffRole } from "@/tenants/permissions";
import type { Site } from "@/tenants/resolve";

/** A signed-in browser on one site, and what it may be there. */
export type Session = {
  id: string;
  userId: string;
  kind: "staff" | "resident";
  name: string;
  phone: string | null;
  email: string | null;
  /** Roles held on this site: of the subsidiary, or of headquarters on a group's site. */
  roles: (StaffRole | HqRole)[];
  /** The resident's open account, while their tie to it lasts. */
  accountId: string | null;
  accountSince: Date | null;
  /** They were told a password once and must choose their own before anything else. */
  passwordTemporary: boolean;
};

export const sessionCookie = "tributary.session";

export const newSessionToken = () => randomBytes(32).toString("base64url");
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

// The chosen account while the tie to it lasts, else another live one: of an account just opened, or after a transfer.
const openTie = sql`(
  select tie.id from ${residentLinks} as tie
  where tie.tenant_id = ${sessions.tenantId} and tie.resident_user_id = ${users.id} and tie.revoked_at is null
  order by tie.account_id is not distinct from ${sessions.accountId} desc, tie.id
  limit 1)`;

/** The live session behind a cookie on this site; null when it ended, was revoked or belongs to another site. */
export async function findSession(token: string | undefined, site: Site, now: Date): Promise<Session | null> {
  if (!token) return null;
  const [row] = await withSystem(
    (tx) =>
      tx
        .select({
          id: sessions.id,
          userId: users.id,
          kind: users.kind,
          name: users.name,
          phone: users.phone,
          email: users.email,
          passwordTemporary: users.passwordTemporary,
          groupId: sessions.groupId,
          tenantId: sessions.tenantId,
          roles: memberships.roles,
          accountId: residentLinks.accountId,
          accountSince: residentLinks.since,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .leftJoin(
          memberships,
          and(
            eq(memberships.userId, users.id),
            isNull(memberships.disabledAt),
            sql`${memberships.tenantId} is not distinct from ${sessions.tenantId}`,
          ),
        )
        .leftJoin(residentLinks, and(eq(residentLinks.tenantId, sessions.tenantId), eq(residentLinks.id, openTie)))
        .where(
          and(
            eq(sessions.tokenHash, hashToken(token)),
            isNull(sessions.revokedAt),
            gt(sessions.expiresAt, now),
            isNull(users.disabledAt),
          ),
        ),
    { readOnly: true },
  );
  if (!row || row.groupId !== site.group.id || row.tenantId !== (site.tenant?.id ?? null)) return null;
  const { groupId: _group, tenantId: _tenant, roles, ...session } = row;
  return { ...session, roles: (roles ?? []) as Session["roles"] };
}
