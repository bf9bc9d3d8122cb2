import { and, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { accountRoles, persons } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

export type Owner = { personId: string; name: string; phone: string | null; idNumber: string | null; since: PlainDate };

/** Who owns an account on a business day, as believed now or at an earlier instant; null when nobody does. */
export async function ownerAt(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { accountId, on, knownAt }: { accountId: string; on: PlainDate; knownAt?: Date },
): Promise<Owner | null> {
  const believed = knownAt
    ? and(
        lte(accountRoles.recordedAt, knownAt),
        or(isNull(accountRoles.supersededAt), gt(accountRoles.supersededAt, knownAt)),
      )
    : isNull(accountRoles.supersededAt);
  const [owner] = await ctx.tx
    .select({
      personId: persons.id,
      name: persons.name,
      phone: persons.phone,
      idNumber: persons.idNumber,
      since: accountRoles.validFrom,
    })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, accountRoles.tenantId), eq(persons.id, accountRoles.personId)))
    .where(
      and(
        eq(accountRoles.tenantId, ctx.tenant.id),
        eq(accountRoles.accountId, accountId),
        eq(accountRoles.role, "owner"),
        believed,
        lte(accountRoles.validFrom, on),
        or(isNull(accountRoles.validTo), gt(accountRoles.validTo, on)),
      ),
    )
    .orderBy(desc(accountRoles.validFrom))
    .limit(1);
  return owner ?? null;
}
