import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { invalid, notFound } from "@/server/platform/errors";

/** The account of a number that somebody typed. @throws `required` at `field`, `account-no-unknown` */
export async function getAccountByNo(ctx: Pick<Ctx, "tx" | "tenant">, accountNo: string | undefined, field: string) {
  if (!accountNo) throw invalid("required", {}, field);
  const [account] = await ctx.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.accountNo, accountNo)));
  if (!account) throw notFound("account-no-unknown", { accountNo });
  return account;
}
