import { and, desc, eq, isNull } from "drizzle-orm";
import { controlProofs, ledgerAlerts } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";

const most = 60;

/** The latest nights' proofs, the last one's sums by month, and every alert, the unexplained first to be seen. */
export async function listProofs(ctx: Ctx) {
  const mine = eq(controlProofs.tenantId, ctx.tenant.id);
  const proofs = await ctx.tx.select().from(controlProofs).where(mine).orderBy(desc(controlProofs.knownAt)).limit(most);
  const alerts = await ctx.tx
    .select({ alert: ledgerAlerts, night: controlProofs.night })
    .from(ledgerAlerts)
    .innerJoin(controlProofs, and(mine, eq(controlProofs.id, ledgerAlerts.proofId)))
    .where(eq(ledgerAlerts.tenantId, ctx.tenant.id))
    .orderBy(desc(ledgerAlerts.createdAt), ledgerAlerts.recordedMonth)
    .limit(most);
  return {
    cells: proofs[0]?.cells ?? [],
    proofs: proofs.map(({ cells: _cells, ...proof }) => proof),
    alerts: alerts.map(({ alert, night }) => ({ ...alert, night })),
  };
}

/**
 * Answers an alert by saying how the movement came about; what moved stays on record.
 * @throws `not-found`, `alert-explained`
 */
export async function explainAlert(
  ctx: Ctx,
  { alertId, explanation }: { alertId: string; explanation: string },
): Promise<void> {
  const mine = and(eq(ledgerAlerts.tenantId, ctx.tenant.id), eq(ledgerAlerts.id, alertId));
  const [explained] = await ctx.tx
    .update(ledgerAlerts)
    .set({ explainedAt: ctx.now, explainedBy: ctx.actor.name, explanation })
    .where(and(mine, isNull(ledgerAlerts.explainedAt)))
    .returning({ id: ledgerAlerts.id });
  if (!explained) {
    const [known] = await ctx.tx.select({ id: ledgerAlerts.id }).from(ledgerAlerts).where(mine);
    throw known ? conflict("alert-explained") : notFound();
  }
  await audit(ctx, "finance.explain-alert", { type: "ledger-alert", id: alertId }, { explanation });
}
