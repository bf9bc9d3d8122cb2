import { sql } from "drizzle-orm";
import { creditOf } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";

/** What the payments and credits of an account have left, source by source; below nought one is used beyond itself. */
export async function listSourceCredit({ tx, tenant }: Ctx, accountId: string): Promise<bigint[]> {
  const { rows } = await tx.execute<{ rest: string }>(
    sql`select rest::text from (${creditOf(tenant, sql`${accountId}::uuid`)}) as credit`,
  );
  return rows.map(({ rest }) => BigInt(rest));
}
