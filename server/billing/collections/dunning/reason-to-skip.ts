import { and, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import {
  accounts,
  billDisputes,
  type dunningItems,
  instalmentPlans,
  paymentPromises,
  premises,
  serviceAgreements,
} from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { parseAmount } from "@/server/platform/money";
import type { DunningStep } from "@/tenants/schemas/dunning";
import { listOpenBills } from "../../bills/list-open-bills";
import { findPayer } from "../../payments/find-payer";

export type DunningItem = typeof dunningItems.$inferSelect;
export type Standing =
  | { skip: NonNullable<DunningItem["skippedFor"]> }
  | { skip: null; owedMinor: bigint; phone: string | null };

/**
 * Why a step is not taken for an account after all; else what is overdue by now and how its payer is reached. A bill that
 * was made anew since is the same debt: it has the same due day.
 */
export async function reasonToSkip(ctx: Ctx, item: DunningItem, step: DunningStep): Promise<Standing> {
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const open = (await listOpenBills(ctx, item.accountId)).filter(({ dueOn }) => dueOn < today);
  const meant = open.filter(({ id, dueOn }) => id === item.billId || dueOn === item.dueOn);
  if (meant.length === 0) return { skip: "paid" };
  const disputes = await tx
    .select({ billId: billDisputes.billId })
    .from(billDisputes)
    .where(
      and(
        eq(billDisputes.tenantId, tenant.id),
        eq(billDisputes.accountId, item.accountId),
        isNull(billDisputes.closedOn),
      ),
    );
  const disputed = new Set(disputes.map(({ billId }) => billId));
  if (meant.every(({ id }) => disputed.has(id))) return { skip: "disputed" };
  const [promise] = await tx
    .select({ id: paymentPromises.id })
    .from(paymentPromises)
    .where(
      and(
        eq(paymentPromises.tenantId, tenant.id),
        eq(paymentPromises.accountId, item.accountId),
        eq(paymentPromises.status, "open"),
      ),
    );
  if (promise) return { skip: "promised" };
  const [plan] = await tx
    .select({ id: instalmentPlans.id })
    .from(instalmentPlans)
    .where(
      and(
        eq(instalmentPlans.tenantId, tenant.id),
        eq(instalmentPlans.accountId, item.accountId),
        eq(instalmentPlans.status, "open"),
      ),
    );
  if (plan) return { skip: "in-plan" };
  const owedMinor = open.filter(({ id }) => !disputed.has(id)).reduce((sum, bill) => sum + bill.openMinor, 0n);
  if (owedMinor < (parseAmount(step.least) ?? 0n)) return { skip: "below-least" };
  const phone = (await findPayer(ctx, item.accountId))?.phone ?? null;
  if (step.act === "message" && !phone) return { skip: "no-phone" };
  if (step.act === "limit-supply" && !(await canBeShutAlone(ctx, item.accountId))) return { skip: "neighbours" };
  return { skip: null, owedMinor, phone };
}

/** A home with a valve of its own, whose place of delivery no other running agreement shares. */
async function canBeShutAlone({ tx, tenant, now }: Ctx, accountId: string): Promise<boolean> {
  const running = or(isNull(serviceAgreements.endsOn), gt(serviceAgreements.endsOn, dayOf(now, tenant.timezone)));
  const own = await tx
    .select({ servicePointId: serviceAgreements.servicePointId, separable: premises.separable })
    .from(accounts)
    .innerJoin(
      serviceAgreements,
      and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, accounts.id), running),
    )
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, serviceAgreements.premiseId)))
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId)));
  if (own.length === 0 || own.some(({ separable }) => !separable)) return false;
  const places = own.map(({ servicePointId }) => servicePointId);
  const [shared] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, tenant.id),
        inArray(serviceAgreements.servicePointId, places),
        ne(serviceAgreements.accountId, accountId),
        running,
      ),
    );
  return shared?.count === 0;
}
