import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid, notFound } from "@/server/platform/errors";

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

/**
 * The account of a number that money may be moved to from account `fromId`.
 * @throws `required`, `account-no-unknown`, `carry-over-to-itself`, `carry-over-to-closed`
 */
export async function getOtherAccount(ctx: Pick<Ctx, "tx" | "tenant">, accountNo: string | undefined, fromId: string) {
  const other = await getAccountByNo(ctx, accountNo, "otherAccountNo");
  if (other.id === fromId) throw invalid("carry-over-to-itself", {}, "otherAccountNo");
  refuseClosed(other);
  return other;
}

/** Nothing is moved to an account that is closed: nobody would find it there. @throws `carry-over-to-closed` */
export function refuseClosed({ status, accountNo }: Pick<typeof accounts.$inferSelect, "status" | "accountNo">): void {
  if (status === "closed") throw conflict("carry-over-to-closed", { accountNo });
}
