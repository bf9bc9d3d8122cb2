import { sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { listWindows } from "../discounts/select-offers";
import { listSeasons } from "../seasons/list-seasons";
import { collectable, type Wish } from "./collectable";

/** How many households a bank would be asked to collect from, and how much. */
export async function previewOrder(ctx: Ctx, wish: Wish): Promise<{ lines: number; sumMinor: bigint }> {
  const windows = listWindows(await listSeasons(ctx));
  await planForSets(ctx.tx);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const { rows } = await ctx.tx.execute<{ lines: number; sum: string }>(sql`
    select count(*)::int as lines, coalesce(sum(amount_minor), 0)::text as sum
    from (${collectable(ctx.tenant.id, wish, today, windows)}) asked`);
  return { lines: rows[0]!.lines, sumMinor: BigInt(rows[0]!.sum) };
}
