import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { accounts, bills, rebillObstacles, rebillRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { correctBill } from "../bills/correct-bill";
import { inForce } from "../bills/list-open-bills";

/** Accounts in one transaction: it holds the bills' counter, for which single bills wait meanwhile. */
const usualBatch = 50;

const mine = ({ tenant }: Pick<Ctx, "tenant">, runId: string) =>
  and(eq(rebillRuns.tenantId, tenant.id), eq(rebillRuns.id, runId));

/**
 * Bills the next accounts of a re-billing anew and notes it in the same transaction; false when nothing is left to do. A
 * bill that is right already is left as it is, so any number of re-billings ends where one does; one that cannot be made
 * is left aside with its reason.
 */
export async function rebillBatch(ctx: Ctx, runId: string, limit = usualBatch): Promise<boolean> {
  // Two workers on one run take turns at its row; the second finds the cursor where the first left it.
  const [run] = await ctx.tx.select().from(rebillRuns).where(mine(ctx, runId)).for("update");
  if (run?.status !== "running") return false;
  const accountIds = await nextAccounts(ctx, run.season, run.cursor, limit);
  const last = accountIds.at(-1);
  if (last === undefined) {
    await ctx.tx.update(rebillRuns).set({ status: "done", finishedAt: ctx.now, error: null }).where(mine(ctx, runId));
    const { season, changed, parked } = run;
    await audit(ctx, "billing.rebill-season", { type: "rebill-run", id: runId }, { season, changed, parked });
    return false;
  }
  const done = await rebillAccounts(ctx, run, accountIds);
  await ctx.tx
    .update(rebillRuns)
    .set({
      ...{ cursor: last, error: null },
      looked: sql`${rebillRuns.looked} + ${accountIds.length}`,
      changed: sql`${rebillRuns.changed} + ${done.changed}`,
      parked: sql`${rebillRuns.parked} + ${done.parked}`,
      beforeMinor: sql`${rebillRuns.beforeMinor} + ${done.beforeMinor.toString()}::bigint`,
      afterMinor: sql`${rebillRuns.afterMinor} + ${done.afterMinor.toString()}::bigint`,
    })
    .where(mine(ctx, runId));
  return true;
}

async function nextAccounts(ctx: Ctx, season: string, after: string | null, limit: number): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ id: bills.accountId })
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, ctx.tenant.id),
        eq(bills.season, season),
        inForce(ctx),
        after ? sql`${bills.accountId} > ${after}::uuid` : undefined,
      ),
    )
    .orderBy(asc(bills.accountId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

type Done = { changed: number; parked: number; beforeMinor: bigint; afterMinor: bigint };

async function rebillAccounts(ctx: Ctx, run: typeof rebillRuns.$inferSelect, accountIds: string[]): Promise<Done> {
  const tenantId = ctx.tenant.id;
  // All accounts before the first number is taken, in the order in which everybody locks them.
  await ctx.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenantId), inArray(accounts.id, accountIds)))
    .orderBy(asc(accounts.id))
    .for("update");
  const agreements = await ctx.tx
    .selectDistinct({ accountId: bills.accountId, agreementId: bills.agreementId })
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        eq(bills.season, run.season),
        inArray(bills.accountId, accountIds),
        inForce(ctx),
      ),
    )
    .orderBy(asc(bills.accountId), asc(bills.agreementId));
  const done: Done = { changed: 0, parked: 0, beforeMinor: 0n, afterMinor: 0n };
  for (const { accountId, agreementId } of agreements) {
    const input = { agreementId, season: run.season, reason: run.reason };
    const made = await orRefusal(ctx, () => correctBill(ctx, input));
    if (typeof made === "string") {
      done.parked += 1;
      await ctx.tx
        .insert(rebillObstacles)
        .values({ id: newId(), tenantId, runId: run.id, agreementId, accountId, reason: made });
    } else if (made?.changed) {
      done.changed += 1;
      done.beforeMinor += made.beforeMinor;
      done.afterMinor += made.afterMinor;
    }
  }
  return done;
}

/**
 * What `fn` answers, or the code of its refusal with everything undone that it had begun; what is no refusal stops the
 * run, and the queue tries again.
 */
async function orRefusal<T>({ tx }: Ctx, fn: () => Promise<T>): Promise<T | string> {
  await tx.execute(sql`savepoint one_agreement`);
  try {
    const answer = await fn();
    await tx.execute(sql`release savepoint one_agreement`);
    return answer;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tx.execute(sql`rollback to savepoint one_agreement`);
    return error.code;
  }
}
