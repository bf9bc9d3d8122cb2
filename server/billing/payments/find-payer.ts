import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { accountRoles, persons } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";

/** Who pays for an account today: its payer, else its owner, else who lives there; null when nobody is on file. */
export async function findPayer(
  ctx: Ctx,
  accountId: string,
): Promise<{ name: string; phone: string | null; email: string | null } | null> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const [payer] = await ctx.tx
    .select({ name: persons.name, phone: persons.phone, email: persons.email })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, ctx.tenant.id), eq(persons.id, accountRoles.personId)))
    .where(
      and(
        eq(accountRoles.tenantId, ctx.tenant.id),
        eq(accountRoles.accountId, accountId),
        isNull(accountRoles.supersededAt),
        inArray(accountRoles.role, ["payer", "owner", "occupant"]),
        sql`${accountRoles.validFrom} <= ${today} and (${accountRoles.validTo} is null or ${accountRoles.validTo} > ${today})`,
      ),
    )
    .orderBy(
      sql`case ${accountRoles.role} when 'payer' then 0 when 'owner' then 1 else 2 end`,
      desc(accountRoles.validFrom),
    )
    .limit(1);
  return payer ?? null;
}
