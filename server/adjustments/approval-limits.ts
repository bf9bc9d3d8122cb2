import type { Ctx } from "@/server/platform/context";
import { parseAmount } from "@/server/platform/money";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { type ApprovalLimits, approvalLimitsSchema, defaultApprovalLimits } from "@/tenants/schemas/approval-limits";

type Limits = Record<keyof ApprovalLimits, bigint>;

/** The subsidiary's approval limits in force today, in 分. */
export async function readApprovalLimits(ctx: Pick<Ctx, "tx" | "tenant" | "now">): Promise<Limits> {
  const document = await findCurrentDocument(ctx, "approval-limits", "approval-limits");
  const limits = document ? approvalLimitsSchema.parse(document.body) : defaultApprovalLimits;
  const minor = (yuan: string) => parseAmount(yuan) ?? 0n;
  return { clerk: minor(limits.clerk), supervisor: minor(limits.supervisor), admin: minor(limits.admin) };
}

/** The most that any of the roles may approve, in 分. */
export function limitOf(limits: Limits, roles: readonly string[]): bigint {
  const mine = Object.entries(limits).filter(([role]) => roles.includes(role));
  return mine.reduce((most, [, limit]) => (limit > most ? limit : most), 0n);
}

/**
 * Whether somebody may take a sum back: within their own limit, or when nobody of the house may approve more than they,
 * because what headquarters approved must be reversible too.
 */
export function mayReverse(limits: Limits, roles: readonly string[], amountMinor: bigint): boolean {
  const mine = limitOf(limits, roles);
  return mine > 0n && (amountMinor <= mine || mine === ownLimit(limits));
}

/** The most that anybody in the subsidiary may approve; above it headquarters decides. */
export const ownLimit = (limits: Limits): bigint => limitOf(limits, Object.keys(limits));
