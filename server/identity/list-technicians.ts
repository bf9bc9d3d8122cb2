import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";

/** The technicians of a subsidiary, by name; those whose access ended are left out. */
export function listTechnicians(tenantId: string): Promise<{ userId: string; name: string }[]> {
  return withSystem(
    (tx) =>
      tx
        .select({ userId: users.id, name: users.name })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(
          and(
            eq(memberships.tenantId, tenantId),
            sql`'technician' = any(${memberships.roles})`,
            isNull(users.disabledAt),
          ),
        )
        .orderBy(asc(users.name)),
    { readOnly: true },
  );
}
