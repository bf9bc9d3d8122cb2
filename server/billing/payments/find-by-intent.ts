import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Payment } from "./move-payment";

/** The payment that the provider speaks of by its own intent, locked; null while we do not know the intent. */
export async function findByIntent({ tx, tenant }: Ctx, paymentIntentId: string | null): Promise<Payment | null> {
  if (!paymentIntentId) return null;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.paymentIntentId, paymentIntentId)))
    .for("update");
  return payment ?? null;
}
