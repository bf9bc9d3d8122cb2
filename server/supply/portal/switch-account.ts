import { and, eq, isNull } from "drizzle-orm";
import { residentLinks, sessions } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { notFound } from "@/server/platform/errors";

type Asking = { tenant: { id: string }; session: { id: string; userId: string } };

/** Lets a resident's session look at another account of theirs in this subsidiary. @throws `not-found` for anybody else's */
export async function switchAccount({ tenant, session }: Asking, accountId: string): Promise<void> {
  const ties = await withTenant(
    { tenantId: tenant.id, as: "resident", userId: session.userId, accountId: null, accountSince: null },
    (tx) =>
      tx
        .select({ id: residentLinks.id })
        .from(residentLinks)
        .where(
          and(
            eq(residentLinks.tenantId, tenant.id),
            eq(residentLinks.residentUserId, session.userId),
            eq(residentLinks.accountId, accountId),
            isNull(residentLinks.revokedAt),
          ),
        ),
    { readOnly: true },
  );
  if (ties.length === 0) throw notFound();
  await withSystem((tx) => tx.update(sessions).set({ accountId }).where(eq(sessions.id, session.id)));
}
