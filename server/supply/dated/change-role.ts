import { and, eq, gt, isNull, or } from "drizzle-orm";
import { accountRoles } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";

type Role = typeof accountRoles.$inferSelect;

/**
 * Gives a role on an account (owner, say) to another person from a day on. The old belief is superseded; until the
 * day the former holder stands as before. Returns who held it.
 */
export async function changeRole(
  ctx: Ctx,
  {
    accountId,
    role,
    personId,
    from,
  }: { accountId: string; role: Role["role"]; personId: string | null; from: PlainDate },
): Promise<Role[]> {
  const believed = await ctx.tx
    .update(accountRoles)
    .set({ supersededAt: ctx.now })
    .where(
      and(
        eq(accountRoles.tenantId, ctx.tenant.id),
        eq(accountRoles.accountId, accountId),
        eq(accountRoles.role, role),
        isNull(accountRoles.supersededAt),
        or(isNull(accountRoles.validTo), gt(accountRoles.validTo, from)),
      ),
    )
    .returning();
  const fresh = { recordedAt: ctx.now, supersededAt: null, createdAt: ctx.now };
  const rows: (typeof accountRoles.$inferInsert)[] = believed
    .filter((held) => held.validFrom < from)
    .map((held) => ({ ...held, ...fresh, id: newId(), validTo: from }));
  if (personId) {
    const next = { ...fresh, id: newId(), tenantId: ctx.tenant.id, accountId, role, personId };
    rows.push({ ...next, validFrom: from, validTo: null });
  }
  if (rows.length > 0) await ctx.tx.insert(accountRoles).values(rows);
  return believed;
}
