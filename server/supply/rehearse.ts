import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";

/** What a deed would do: it is done, looked at and undone, so that a preview can never differ from the deed. */
export async function rehearse<T>(ctx: Pick<Ctx, "tx">, deed: () => Promise<T>): Promise<T> {
  await ctx.tx.execute(sql`savepoint rehearsal`);
  try {
    return await deed();
  } finally {
    await ctx.tx.execute(sql`rollback to savepoint rehearsal`);
  }
}
