import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { stripeEvents } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

const page = 50;

/** What the payment provider has told us, the latest first, and what came of it. `open`: not carried out yet. */
export async function listStripeEvents(
  ctx: Ctx,
  { outcome, before }: { outcome?: string | undefined; before?: Date | undefined },
) {
  const rows = await ctx.tx
    .select()
    .from(stripeEvents)
    .where(
      and(
        eq(stripeEvents.tenantId, ctx.tenant.id),
        outcome === "open" ? isNull(stripeEvents.processedAt) : outcome ? eq(stripeEvents.outcome, outcome) : undefined,
        before ? lt(stripeEvents.createdAt, before) : undefined,
      ),
    )
    .orderBy(desc(stripeEvents.createdAt), desc(stripeEvents.id))
    .limit(page + 1);
  const shown = rows.slice(0, page).map(({ payload, ...row }) => ({ ...row, ...aboutOf(payload) }));
  return { rows: shown, next: rows.length > page ? (shown.at(-1)?.createdAt ?? null) : null };
}

function aboutOf(payload: unknown): { paymentNo: string | null; amountMinor: bigint | null } {
  const object = (payload as { data?: { object?: Record<string, unknown> } } | null)?.data?.object ?? {};
  const metadata = (object.metadata ?? {}) as Record<string, unknown>;
  const amount = object.amount_total ?? object.amount;
  return {
    paymentNo: typeof metadata.payment_no === "string" ? metadata.payment_no : null,
    amountMinor: typeof amount === "number" ? BigInt(amount) : null,
  };
}
