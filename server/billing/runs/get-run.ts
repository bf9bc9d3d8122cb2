import { and, eq } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** One run with how far it is. */
export async function getRun(ctx: Ctx, runId: string) {
  const [run] = await ctx.tx
    .select()
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.id, runId)));
  if (!run) throw notFound();
  return run;
}
