import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** Holds an account's money still until the transaction ends: bills, payments and allocations take turns. */
export async function lockAccount(
  ctx: Pick<Ctx, "tx" | "tenant">,
  accountId: string,
): Promise<typeof accounts.$inferSelect> {
  const [account] = await ctx.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)))
    .for("update");
  if (!account) throw notFound();
  return account;
}
