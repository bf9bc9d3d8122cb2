import { and, eq, gt, isNull, or } from "drizzle-orm";
import { accountRoles, persons } from "@/db/schema";
import { lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { changeRole } from "./dated/change-role";
import { ownerAt } from "./dated/owner-at";

/**
 * Gives the owner of an account another name from a day on: the same human, so phone, number and debts stay; bills
 * and receipts of before keep the old name. @throws `rename-without-owner`, `rename-same`, `change-day-ahead`
 */
export async function rename(
  ctx: Ctx,
  { accountId, name, on, reason }: { accountId: string; name: string; on: PlainDate; reason: string },
): Promise<{ personId: string }> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (on > today) throw invalid("change-day-ahead", { today }, "on");
  await lockAccount(ctx, accountId);
  const owner = await ownerAt(ctx, { accountId, on });
  if (!owner) throw conflict("rename-without-owner");
  if (owner.name === name) throw invalid("rename-same", {}, "name");
  const { tx, tenant } = ctx;
  const mine = and(eq(persons.tenantId, tenant.id), eq(persons.id, owner.personId));
  const [before] = await tx.select().from(persons).where(mine);
  if (!before) throw conflict("rename-without-owner");
  const { phoneReversed: _computed, ...kept } = before;
  const personId = newId();
  await tx.insert(persons).values({ ...kept, id: personId, name, createdAt: ctx.now });
  const held = await tx
    .selectDistinct({ role: accountRoles.role })
    .from(accountRoles)
    .where(
      and(
        eq(accountRoles.tenantId, tenant.id),
        eq(accountRoles.accountId, accountId),
        eq(accountRoles.personId, owner.personId),
        isNull(accountRoles.supersededAt),
        or(isNull(accountRoles.validTo), gt(accountRoles.validTo, on)),
      ),
    );
  for (const { role } of held) await changeRole(ctx, { accountId, role, personId, from: on });
  await audit(
    ctx,
    "supply.rename",
    { type: "account", id: accountId },
    { on, from: owner.name, to: name, fromPersonId: owner.personId, toPersonId: personId, reason },
  );
  return { personId };
}
