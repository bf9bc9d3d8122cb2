import { and, eq } from "drizzle-orm";
import { accounts, paymentPromises } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, daysBetween, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { lockAccount } from "../../bills/lock-account";
import { amountOwed } from "../../ledger/amount-owed";
import { callOffLimits } from "../dunning/call-off-limits";

const longestDays = 90;

type NewPromise = { accountNo: string; amountMinor: bigint; payBy: PlainDate; note: string };

/**
 * Notes that a customer promises to pay so much by a day; until then nobody is dunned for the account.
 * @throws `promise-account-unknown`, `promise-open-already`, `promise-nothing-owed`, `promise-day`
 */
export async function takePromise(ctx: Ctx, input: NewPromise): Promise<{ promiseId: string }> {
  const { tx, tenant } = ctx;
  const [found] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.accountNo, input.accountNo)));
  if (!found) throw notFound("promise-account-unknown");
  await lockAccount(ctx, found.id);
  const today = dayOf(ctx.now, tenant.timezone);
  const away = daysBetween(today, input.payBy);
  if (away < 0 || away > longestDays) throw invalid("promise-day", { days: longestDays }, "payBy");
  if ((await amountOwed(ctx, found.id)) === 0n) throw conflict("promise-nothing-owed");
  const promiseId = newId();
  const made = await tx
    .insert(paymentPromises)
    .values({
      ...{ id: promiseId, tenantId: tenant.id, accountId: found.id, amountMinor: input.amountMinor },
      ...{ promisedOn: today, payBy: input.payBy, note: input.note, takenBy: ctx.actor.name },
      ...{ status: "open", createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: paymentPromises.id });
  if (made.length === 0) throw conflict("promise-open-already");
  await callOffLimits(ctx, [found.id]);
  const data = { amountMinor: input.amountMinor.toString(), payBy: input.payBy };
  await audit(ctx, "collections.take-promise", { type: "account", id: found.id }, data);
  return { promiseId };
}
