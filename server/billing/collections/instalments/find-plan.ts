import { and, asc, eq } from "drizzle-orm";
import { instalmentPlans, instalmentSteps } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { arrearOf } from "./arrear-of";
import { planProgress } from "./plan-progress";

/** The open instalment plan of an account with what is settled of each step; null when it has none. */
export async function findPlan(ctx: Ctx, accountId: string) {
  const { tx, tenant } = ctx;
  const [plan] = await tx
    .select()
    .from(instalmentPlans)
    .where(
      and(
        eq(instalmentPlans.tenantId, tenant.id),
        eq(instalmentPlans.accountId, accountId),
        eq(instalmentPlans.status, "open"),
      ),
    );
  if (!plan) return null;
  const steps = await tx
    .select()
    .from(instalmentSteps)
    .where(and(eq(instalmentSteps.tenantId, tenant.id), eq(instalmentSteps.planId, plan.id)))
    .orderBy(asc(instalmentSteps.stepNo));
  const restMinor = await arrearOf(ctx, accountId, plan.agreedOn);
  const { totalMinor, agreedOn, lateFees } = plan;
  const today = dayOf(ctx.now, tenant.timezone);
  return { totalMinor, restMinor, agreedOn, lateFees, steps: planProgress({ totalMinor, restMinor, steps }, today) };
}
