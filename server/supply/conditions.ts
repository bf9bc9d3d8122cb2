import { and, eq, inArray } from "drizzle-orm";
import { accounts, premises, serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { Condition } from "@/server/tickets/workflow/vocabulary";
import { findPremise, placeOf } from "./find-premise";
import { stopWindow, windowRefusal } from "./stop-window";

type Asked = Parameters<Condition>[1];
const holds = { holds: true } as const;

async function premiseOf(ctx: Ctx, ticket: Asked) {
  const { tenant, tx } = ctx;
  if (ticket.premiseId) {
    const [known] = await tx
      .select()
      .from(premises)
      .where(and(eq(premises.tenantId, tenant.id), eq(premises.id, ticket.premiseId)));
    return known ?? null;
  }
  if (!ticket.accountId) return null;
  const [row] = await tx
    .select({ premise: premises })
    .from(accounts)
    .innerJoin(premises, and(eq(premises.tenantId, accounts.tenantId), eq(premises.id, accounts.premiseId)))
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, ticket.accountId)));
  return row?.premise ?? null;
}

/** Whether any agreement is running, waiting or suspended at a premise. */
export async function isClaimed(ctx: Pick<Ctx, "tx" | "tenant">, premiseId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: serviceAgreements.id })
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.premiseId, premiseId),
        inArray(serviceAgreements.status, ["pending-start", "active", "suspended"]),
      ),
    )
    .limit(1);
  return row !== undefined;
}

const withinApplyWindow: Condition = async (ctx) => {
  const window = await stopWindow(ctx);
  if (window.state === "open") return holds;
  const { code, params } = windowRefusal(window);
  return { holds: false, code, params };
};

const separable: Condition = async (ctx, ticket) => {
  const premise = await premiseOf(ctx, ticket);
  return !premise || premise.separable ? holds : { holds: false, code: "not-separable" };
};

const outOfWarranty: Condition = async (ctx, ticket) => {
  const until = (await premiseOf(ctx, ticket))?.warrantyUntil;
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  return !until || until < today ? holds : { holds: false, code: "within-warranty", params: { until } };
};

const premiseUnclaimed: Condition = async (ctx, ticket) => {
  const place = placeOf(ticket.form);
  const premiseId = ticket.premiseId ?? (place ? (await findPremise(ctx, place))?.id : undefined);
  // A home that the register does not know yet cannot be anybody's.
  if (!premiseId || !(await isClaimed(ctx, premiseId))) return holds;
  return { holds: false, code: "premise-claimed" };
};

const newOwnerConfirmed: Condition = async (_ctx, ticket) =>
  ticket.facts.newOwnerConfirmedAt ? holds : { holds: false, code: "new-owner-not-confirmed" };

/** What supply can tell a workflow. */
export const supplyConditions = {
  "within-apply-window": withinApplyWindow,
  separable,
  "out-of-warranty": outOfWarranty,
  "premise-unclaimed": premiseUnclaimed,
  "new-owner-confirmed": newOwnerConfirmed,
} satisfies Record<string, Condition>;
