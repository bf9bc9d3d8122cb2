import { and, eq } from "drizzle-orm";
import { accountRoles, accounts, premises } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { closeAccount, endAgreement } from "../demolish";
import { listAgreements } from "../list-agreements";
import { nextAccountNo } from "../next-account-no";
import { rebillSeasons } from "../rebill-seasons";
import { copyAreas } from "../split-account";
import { makeAgreement } from "./create-account";
import { setStatus } from "./stop-supply";

/**
 * Closes an account on a day and opens another at the same premise for the next owner with the same areas, each billed
 * for its own days: what is unpaid of the days before stays behind, and what was paid for days after comes back there as
 * credit. The former owner keeps sight of the closed account, for the money on it is theirs.
 */
export async function closeAndReopen(
  ctx: Ctx,
  { accountId, personId, day, reason }: { accountId: string; personId: string; day: PlainDate; reason: string },
): Promise<{ newAccountId: string; newAccountNo: string; unlinked: number }> {
  const { tenant, tx } = ctx;
  const [row] = await tx
    .select({ account: accounts, premise: premises })
    .from(accounts)
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, accounts.premiseId)))
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId)));
  if (!row) throw notFound();
  const fresh = { tenantId: tenant.id, createdAt: ctx.now };
  const { divisionId, premiseId, address } = row.account;
  const next = { id: newId(), accountNo: await nextAccountNo(ctx) };
  await tx
    .insert(accounts)
    .values({ ...fresh, ...next, divisionId, premiseId, address, openedOn: day, updatedAt: ctx.now });
  await tx
    .insert(accountRoles)
    .values({ ...fresh, accountId: next.id, personId, role: "owner", validFrom: day, recordedAt: ctx.now });
  for (const agreement of await listAgreements(ctx, accountId)) {
    const areas = await endAgreement(ctx, agreement.id, day);
    const successor = await makeAgreement(ctx, { accountId: next.id, premise: row.premise, startsOn: day });
    if (agreement.status === "suspended") await setStatus(ctx, successor.id, "suspended");
    await copyAreas(ctx, areas, { accountId: next.id, agreementId: successor.id, on: day });
    const change = { accountId, agreementId: agreement.id, on: day, reason };
    await rebillSeasons(ctx, { ...change, successorId: successor.id });
  }
  await closeAccount(ctx, accountId, day);
  return { newAccountId: next.id, newAccountNo: next.accountNo, unlinked: 0 };
}
