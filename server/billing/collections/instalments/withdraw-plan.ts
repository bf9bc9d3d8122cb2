import { and, eq } from "drizzle-orm";
import { instalmentPlans } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";

/** Ends an open plan before its time; from today on the arrear is late again. @throws not found when it is not open */
export async function withdrawPlan(ctx: Ctx, planId: string): Promise<void> {
  const [moved] = await ctx.tx
    .update(instalmentPlans)
    .set({ status: "withdrawn", decidedOn: dayOf(ctx.now, ctx.tenant.timezone) })
    .where(
      and(
        eq(instalmentPlans.tenantId, ctx.tenant.id),
        eq(instalmentPlans.id, planId),
        eq(instalmentPlans.status, "open"),
      ),
    )
    .returning({ accountId: instalmentPlans.accountId });
  if (!moved) throw notFound();
  await audit(ctx, "collections.withdraw-plan", { type: "account", id: moved.accountId }, { planId });
}
