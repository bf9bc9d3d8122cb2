import { and, eq } from "drizzle-orm";
import { premises } from "@/db/schema";
import { getAccountByNo, proposeCarry } from "@/server/adjustments";
import { closeLateDays, listOpenBills, lockAccount, unusedCredit } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { closeAccount, endAgreement } from "./demolish";
import { makeAgreement } from "./effects/create-account";
import { setStatus } from "./effects/stop-supply";
import { listAgreements } from "./list-agreements";
import { rebillSeasons } from "./rebill-seasons";
import { refuseOpenRequests } from "./refuse-open-requests";
import { copyAreas } from "./split-account";

type Merge = { accountId: string; fromAccountId: string; on: PlainDate; reason: string };

/**
 * Takes another account into this one from a day on: its agreements go on here with the same areas, and it is closed. That
 * every unpaid bill and all credit come along (`merge`) is proposed; until somebody else approves, they stay where they are.
 * @throws `account-closed`, `account-has-requests`, `merge-with-itself`, `change-day-ahead`
 */
export async function mergeAccounts(ctx: Ctx, input: Merge): Promise<{ agreements: number }> {
  const { accountId, fromAccountId, on, reason } = input;
  await checkMerge(ctx, input);
  const ended = await listAgreements(ctx, fromAccountId);
  for (const agreement of ended) {
    const areas = await endAgreement(ctx, agreement.id, on);
    const [premise] = await ctx.tx
      .select()
      .from(premises)
      .where(and(eq(premises.tenantId, ctx.tenant.id), eq(premises.id, agreement.premiseId)));
    if (!premise) continue;
    const successor = await makeAgreement(ctx, { accountId, premise, startsOn: on });
    if (agreement.status === "suspended") await setStatus(ctx, successor.id, "suspended");
    await copyAreas(ctx, areas, { accountId, agreementId: successor.id, on });
    const change = { accountId: fromAccountId, agreementId: agreement.id, on, reason };
    await rebillSeasons(ctx, { ...change, successorId: successor.id });
  }
  await closeLateDays(ctx, fromAccountId);
  const carry = { from: fromAccountId, to: accountId, rule: "merge", reason };
  for (const bill of await listOpenBills(ctx, fromAccountId))
    await proposeCarry(ctx, { ...carry, amountMinor: bill.openMinor, billId: bill.id });
  await proposeCarry(ctx, { ...carry, amountMinor: await unusedCredit(ctx, fromAccountId) });
  await closeAccount(ctx, fromAccountId, on);
  await audit(
    ctx,
    "supply.merge-accounts",
    { type: "account", id: accountId },
    { on, fromAccountId, agreements: ended.length, reason },
  );
  return { agreements: ended.length };
}

/** As `mergeAccounts`, by the number that the clerk reads off the other account. @throws `account-no-unknown` */
export async function mergeByNumber(
  ctx: Ctx,
  { fromAccountNo, ...merge }: Omit<Merge, "fromAccountId"> & { fromAccountNo: string },
) {
  await lockAccount(ctx, merge.accountId);
  const from = await getAccountByNo(ctx, fromAccountNo, "fromAccountNo");
  return mergeAccounts(ctx, { ...merge, fromAccountId: from.id });
}

async function checkMerge(ctx: Ctx, { accountId, fromAccountId, on }: Merge): Promise<void> {
  if (accountId === fromAccountId) throw invalid("merge-with-itself", {}, "fromAccountNo");
  for (const id of [accountId, fromAccountId].toSorted()) {
    const account = await lockAccount(ctx, id);
    if (account.status === "closed") throw conflict("account-closed", { accountNo: account.accountNo });
    if (id === fromAccountId) await refuseOpenRequests(ctx, account);
  }
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (on > today) throw invalid("change-day-ahead", { today }, "on");
}
