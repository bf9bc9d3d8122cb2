import { and, count, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/** How many open tickets travel on each workflow version. */
export async function countByVersion(ctx: Pick<Ctx, "tx" | "tenant">): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .select({ versionId: tickets.workflowVersionId, count: count() })
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.phase, "open")))
    .groupBy(tickets.workflowVersionId);
  return new Map(rows.map((row) => [row.versionId, row.count]));
}
