import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { accounts, instalmentPlans, instalmentSteps } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { arrearSql } from "./arrear-of";
import { planProgress } from "./plan-progress";

const pageSize = 30;

/** Instalment plans, the newest first, with their steps and what is left of the arrear now. */
export async function listPlans(ctx: Ctx, { before }: { before?: string | undefined }) {
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const left = arrearSql(ctx, sql.raw("instalment_plans.account_id"), sql.raw("instalment_plans.agreed_on"));
  const rows = await tx
    .select({
      plan: instalmentPlans,
      accountNo: accounts.accountNo,
      address: accounts.address,
      rest: sql<string>`case when instalment_plans.status = 'kept' then 0 else ${left} end`,
    })
    .from(instalmentPlans)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, instalmentPlans.accountId)))
    .where(and(eq(instalmentPlans.tenantId, tenant.id), before ? lt(instalmentPlans.id, before) : undefined))
    .orderBy(desc(instalmentPlans.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const ids = page.map(({ plan }) => plan.id);
  const steps = ids.length
    ? await tx
        .select()
        .from(instalmentSteps)
        .where(and(eq(instalmentSteps.tenantId, tenant.id), inArray(instalmentSteps.planId, ids)))
        .orderBy(asc(instalmentSteps.stepNo))
    : [];
  return {
    rows: page.map(({ plan, rest, ...place }) => {
      const known = { totalMinor: plan.totalMinor, restMinor: BigInt(rest) };
      const mine = steps.filter(({ planId }) => planId === plan.id);
      return { ...plan, ...place, ...known, steps: planProgress({ ...known, steps: mine }, today) };
    }),
    next: rows.length > pageSize ? page.at(-1)!.plan.id : null,
  };
}
