import { and, eq } from "drizzle-orm";
import { accountRoles, accounts, chargeableAreas, premises, serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { endAreas } from "../dated/change-areas";
import { listAgreements } from "../list-agreements";
import { nextAccountNo } from "../next-account-no";
import { makeAgreement } from "./create-account";

/**
 * Closes an account on a day with what is unpaid on it, and opens another at the same premise for the next owner with
 * the same areas. The former owner keeps sight of the closed account, for the debt on it is theirs.
 */
export async function closeAndReopen(
  ctx: Ctx,
  { accountId, personId, day }: { accountId: string; personId: string; day: PlainDate },
): Promise<{ newAccountId: string; newAccountNo: string; unlinked: number }> {
  const { tenant, tx } = ctx;
  const mine = and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId));
  const [row] = await tx
    .select({ account: accounts, premise: premises })
    .from(accounts)
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, accounts.premiseId)))
    .where(mine);
  if (!row) throw notFound();
  const fresh = { tenantId: tenant.id, createdAt: ctx.now };
  const next = {
    ...fresh,
    id: newId(),
    accountNo: await nextAccountNo(ctx),
    divisionId: row.account.divisionId,
    premiseId: row.account.premiseId,
    address: row.account.address,
    openedOn: day,
    updatedAt: ctx.now,
  };
  await tx.update(accounts).set({ status: "closed", closedOn: day, updatedAt: ctx.now }).where(mine);
  await tx.insert(accounts).values(next);
  await tx
    .insert(accountRoles)
    .values({ ...fresh, accountId: next.id, personId, role: "owner", validFrom: day, recordedAt: ctx.now });
  const recordedAt = await knownFrom(ctx);
  for (const agreement of await listAgreements(ctx, accountId)) {
    const successor = await makeAgreement(ctx, { accountId: next.id, premise: row.premise, startsOn: day });
    const areas = await endAreas(ctx, { agreementId: agreement.id, from: day });
    await endAgreement(ctx, agreement.id, day);
    if (agreement.status === "suspended") await suspend(ctx, successor.id);
    const copies = areas.map((area) => ({
      ...area,
      ...fresh,
      id: newId(),
      agreementId: successor.id,
      accountId: next.id,
      validFrom: area.validFrom < day ? day : area.validFrom,
      recordedAt,
      supersededAt: null,
    }));
    if (copies.length > 0) await tx.insert(chargeableAreas).values(copies);
  }
  return { newAccountId: next.id, newAccountNo: next.accountNo, unlinked: 0 };
}

async function endAgreement(ctx: Ctx, id: string, day: PlainDate): Promise<void> {
  await ctx.tx
    .update(serviceAgreements)
    .set({ status: "stopped", endsOn: day })
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, id)));
}

async function suspend(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .update(serviceAgreements)
    .set({ status: "suspended" })
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, id)));
}
