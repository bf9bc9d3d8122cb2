import { and, count, desc, eq, inArray, lt, ne } from "drizzle-orm";
import type { z } from "zod";
import { accounts, adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { limitOf, ownLimit, readApprovalLimits } from "./approval-limits";
import type { listInput } from "./schemas";

const most = 50;

/**
 * Adjustments by state, kind or account, the latest first, a page at a time; and how many wait. Early-payment discounts,
 * of which a season makes as many as it has payers, are listed only for their kind or an account.
 */
export async function listAdjustments(ctx: Ctx, filter: z.infer<typeof listInput>) {
  const { tx, tenant } = ctx;
  const rows = await tx
    .select({ adjustment: adjustments, accountNo: accounts.accountNo, address: accounts.address })
    .from(adjustments)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, adjustments.accountId)))
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        filter.status ? eq(adjustments.status, filter.status) : undefined,
        filter.kind ? eq(adjustments.kind, filter.kind) : undefined,
        filter.kind || filter.accountId ? undefined : ne(adjustments.kind, "early-payment"),
        filter.accountId ? eq(adjustments.accountId, filter.accountId) : undefined,
        filter.before ? lt(adjustments.proposedAt, filter.before) : undefined,
      ),
    )
    .orderBy(desc(adjustments.proposedAt), desc(adjustments.id))
    .limit(most + 1);
  const [waiting] = await tx
    .select({ count: count() })
    .from(adjustments)
    .where(and(eq(adjustments.tenantId, tenant.id), inArray(adjustments.status, ["proposed", "awaiting-hq"])));
  const limits = await readApprovalLimits(ctx);
  const shown = rows.slice(0, most).map(({ adjustment, ...account }) => ({ ...adjustment, ...account }));
  return {
    rows: shown,
    waiting: waiting?.count ?? 0,
    limits: { mine: ctx.actor.kind === "staff" ? limitOf(limits, ctx.actor.roles) : 0n, own: ownLimit(limits) },
    nextBefore: rows.length > most ? (shown.at(-1)?.proposedAt ?? null) : null,
  };
}

export type ListedAdjustment = Awaited<ReturnType<typeof listAdjustments>>["rows"][number];
