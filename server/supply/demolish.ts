import { and, eq } from "drizzle-orm";
import { accounts, serviceAgreements } from "@/db/schema";
import { accountBalance, lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { endAreas } from "./dated/change-areas";
import { listAgreements } from "./list-agreements";
import { rebillSeasons } from "./rebill-seasons";
import { refuseOpenRequests } from "./refuse-open-requests";

/**
 * Closes an account whose home is torn down: agreements and areas end on the day, what was delivered until then is billed,
 * what was billed beyond goes back as credit. Debt or credit stays on the closed account, to be collected or refunded.
 * @throws `account-closed`, `account-has-requests`, `change-day-ahead`
 */
export async function demolish(
  ctx: Ctx,
  { accountId, on, reason }: { accountId: string; on: PlainDate; reason: string },
): Promise<{ balanceMinor: bigint }> {
  const account = await lockAccount(ctx, accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (account.status === "closed") throw conflict("account-closed", { accountNo: account.accountNo });
  if (on > today) throw invalid("change-day-ahead", { today }, "on");
  await refuseOpenRequests(ctx, account);
  for (const agreement of await listAgreements(ctx, accountId)) {
    await endAgreement(ctx, agreement.id, on);
    await rebillSeasons(ctx, { accountId, agreementId: agreement.id, on, reason });
  }
  await closeAccount(ctx, accountId, on);
  const balanceMinor = await accountBalance(ctx, accountId);
  await audit(
    ctx,
    "supply.demolish",
    { type: "account", id: accountId },
    { on, reason, balanceMinor: balanceMinor.toString() },
  );
  return { balanceMinor };
}

/** Ends an agreement and its areas on a day; both ends are dated, and what was believed before can be asked for. */
export async function endAgreement(ctx: Ctx, agreementId: string, on: PlainDate) {
  const areas = await endAreas(ctx, { agreementId, from: on });
  await ctx.tx
    .update(serviceAgreements)
    .set({ status: "stopped", endsOn: on })
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, agreementId)));
  return areas;
}

/** Closes an account on a day. */
export async function closeAccount(ctx: Ctx, accountId: string, on: PlainDate): Promise<void> {
  await ctx.tx
    .update(accounts)
    .set({ status: "closed", closedOn: on, updatedAt: ctx.now })
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
}
