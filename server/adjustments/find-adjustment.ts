import { and, eq } from "drizzle-orm";
import { adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Adjustment } from "./move-adjustment";

/** The row of an adjustment; another subsidiary's is not found. */
export async function getAdjustmentRow(ctx: Pick<Ctx, "tx" | "tenant">, id: string): Promise<Adjustment> {
  const [row] = await ctx.tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.tenantId, ctx.tenant.id), eq(adjustments.id, id)));
  if (!row) throw notFound();
  return row;
}
