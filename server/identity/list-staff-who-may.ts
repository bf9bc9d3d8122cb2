import { and, asc, eq, isNull } from "drizzle-orm";
import { memberships, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { staffMay, type StaffPermission, type StaffRole } from "@/tenants/permissions";

/** The colleagues of a subsidiary who hold a permission and can be written to; those barred from it are left out. */
export async function listStaffWhoMay(
  tenantId: string,
  permission: StaffPermission,
): Promise<{ userId: string; name: string; email: string }[]> {
  const rows = await withSystem(
    (tx) =>
      tx
        .select({ userId: users.id, name: users.name, email: users.email, roles: memberships.roles })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(and(eq(memberships.tenantId, tenantId), isNull(memberships.disabledAt), isNull(users.disabledAt)))
        .orderBy(asc(users.name), asc(users.id)),
    { readOnly: true },
  );
  return rows.flatMap(({ roles, email, ...person }) =>
    email && staffMay(roles as StaffRole[], permission) ? [{ ...person, email }] : [],
  );
}
