import { and, eq, inArray } from "drizzle-orm";
import { type AdjustmentBasis, adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { defaultRefundRules, type RefundRules, refundRulesSchema } from "@/tenants/schemas/refund-rules";
import type { Span } from "./heat-bill";

/** The refund rules in force on a day, with the version that they stand in; the house's own where none is published. */
export async function readRefundRules(
  ctx: Pick<Ctx, "tx" | "tenant" | "now">,
  day?: PlainDate,
): Promise<{ rules: RefundRules; version: number | null }> {
  const document = await findCurrentDocument(ctx, "refund-rules", "refund-rules", day);
  return document
    ? { rules: refundRulesSchema.parse(document.body), version: document.version }
    : { rules: defaultRefundRules, version: null };
}

/** No day of heat is given back twice, neither by what is posted nor by what still waits. @throws `days-given-back` */
export async function refuseDaysGivenBack(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  { accountId, season }: { accountId: string; season: string },
  spans: Span[],
): Promise<void> {
  const rows = await tx
    .select({ number: adjustments.adjustmentNo, basis: adjustments.basis })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.accountId, accountId),
        eq(adjustments.season, season),
        inArray(adjustments.kind, ["cold-room", "outage"]),
        inArray(adjustments.status, ["proposed", "awaiting-hq", "approved", "posted"]),
      ),
    );
  for (const { number, basis } of rows)
    for (const given of daysOf(basis))
      if (spans.some((span) => span.from <= given.to && given.from <= span.to))
        throw conflict("days-given-back", { number, from: given.from, to: given.to });
}

const daysOf = ({ cold, outageFrom, outageTo }: AdjustmentBasis): Span[] =>
  cold ?? (outageFrom && outageTo ? [{ from: outageFrom.slice(0, 10), to: outageTo.slice(0, 10) }] : []);
