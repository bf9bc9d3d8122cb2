import { and, eq, lte, or, sql } from "drizzle-orm";
import { postings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

/**
 * What an account owed in 分 on the evening of `asOf`, as far as was known at `knownAt`; below nought it had
 * credit. Without bounds: now, by everything posted. Nothing that is past both bounds can ever change the answer.
 */
export async function accountBalance(
  ctx: Pick<Ctx, "tx" | "tenant">,
  accountId: string,
  { asOf, knownAt }: { asOf?: PlainDate; knownAt?: Date } = {},
): Promise<bigint> {
  const [row] = await ctx.tx
    .select({
      balance: sql<string>`coalesce(sum(case when ${postings.debit} = 'receivable' then ${postings.amountMinor} else -${postings.amountMinor} end), 0)`,
    })
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, ctx.tenant.id),
        eq(postings.accountId, accountId),
        or(eq(postings.debit, "receivable"), eq(postings.credit, "receivable")),
        asOf ? lte(postings.effectiveOn, asOf) : undefined,
        knownAt ? lte(postings.recordedAt, knownAt) : undefined,
      ),
    );
  return BigInt(row?.balance ?? 0);
}
