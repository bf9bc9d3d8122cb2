import { and, eq } from "drizzle-orm";
import { accounts, instalmentPlans, instalmentSteps } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, daysBetween, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { toDecimal } from "@/server/platform/money";
import type { InstalmentRules } from "@/tenants/schemas/payment-rules";
import { lockAccount } from "../../bills/lock-account";
import { readInstalmentRules } from "../../payment-rules/read-payment-rules";
import { callOffLimits } from "../dunning/call-off-limits";
import { arrearOf } from "./arrear-of";

export type PlanStep = { dueOn: PlainDate; amountMinor: bigint };
type NewPlan = { accountNo: string; steps: PlanStep[]; note: string };

/**
 * Agrees that an account's whole arrear is paid in dated steps; until it is kept or broken nobody is dunned for it, and
 * late fees do what today's rules say. Money that nobody chose a bill for goes to the arrear first.
 * @throws `plan-account-unknown`, `plan-nothing-owed`, `plan-sum-differs`, `plan-steps-order`, `plan-too-many-steps`,
 * `plan-too-long`, `plan-open-already`
 */
export async function agreePlan(ctx: Ctx, { accountNo, steps, note }: NewPlan): Promise<{ planId: string }> {
  const { tx, tenant } = ctx;
  const accountId = await findAccountId(ctx, accountNo);
  await lockAccount(ctx, accountId);
  const today = dayOf(ctx.now, tenant.timezone);
  const { id: rulesId, rules } = await readInstalmentRules(ctx);
  checkSteps(steps, rules, today);
  const totalMinor = await arrearOf(ctx, accountId, today);
  if (totalMinor <= 0n) throw conflict("plan-nothing-owed");
  const planned = steps.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (planned !== totalMinor)
    throw invalid("plan-sum-differs", { planned: toDecimal(planned), owed: toDecimal(totalMinor) }, "steps");
  const planId = newId();
  const made = await tx
    .insert(instalmentPlans)
    .values({
      ...{ id: planId, tenantId: tenant.id, accountId, totalMinor, agreedOn: today, agreedBy: ctx.actor.name, note },
      ...{ lateFees: rules.lateFees, whenBroken: rules.whenBroken, graceDays: rules.graceDays, rulesId },
      ...{ status: "open", createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: instalmentPlans.id });
  if (made.length === 0) throw conflict("plan-open-already");
  await tx.insert(instalmentSteps).values(
    steps.map((step, index) => {
      return { ...step, id: newId(), tenantId: tenant.id, planId, accountId, stepNo: index + 1 };
    }),
  );
  await callOffLimits(ctx, [accountId]);
  const data = { totalMinor: totalMinor.toString(), steps: steps.length, lastDueOn: steps.at(-1)!.dueOn };
  await audit(ctx, "collections.agree-plan", { type: "account", id: accountId }, data);
  return { planId };
}

/** What an account could agree to pay in steps today, and within which rules. */
export async function previewPlan(ctx: Ctx, accountNo: string) {
  const accountId = await findAccountId(ctx, accountNo);
  const { rules } = await readInstalmentRules(ctx);
  return { accountId, totalMinor: await arrearOf(ctx, accountId, dayOf(ctx.now, ctx.tenant.timezone)), rules };
}

async function findAccountId({ tx, tenant }: Ctx, accountNo: string): Promise<string> {
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.accountNo, accountNo)));
  if (!account) throw notFound("plan-account-unknown");
  return account.id;
}

function checkSteps(steps: PlanStep[], { mostSteps, mostDays }: InstalmentRules, today: PlainDate): void {
  if (steps.length > mostSteps) throw invalid("plan-too-many-steps", { most: mostSteps }, "steps");
  for (const [index, { dueOn }] of steps.entries())
    if (dueOn < today || dueOn <= (steps[index - 1]?.dueOn ?? "")) throw invalid("plan-steps-order", {}, "steps");
  if (daysBetween(today, steps.at(-1)!.dueOn) > mostDays) throw invalid("plan-too-long", { days: mostDays }, "steps");
}
