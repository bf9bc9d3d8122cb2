import { and, eq, inArray } from "drizzle-orm";
import { adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/** The reversal of a payment that waits or stands, if there is one. */
export async function findReversal({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, paymentId: string) {
  const { id, adjustmentNo, status, idempotencyKey } = adjustments;
  const [row] = await tx
    .select({ id, adjustmentNo, status, idempotencyKey })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.paymentId, paymentId),
        inArray(status, ["proposed", "awaiting-hq", "approved", "posted"]),
      ),
    );
  return row;
}
