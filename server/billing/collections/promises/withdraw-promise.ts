import { and, eq } from "drizzle-orm";
import { paymentPromises } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";

/** Ends an open promise before its day, when the customer takes it back. */
export async function withdrawPromise(ctx: Ctx, promiseId: string): Promise<void> {
  const [moved] = await ctx.tx
    .update(paymentPromises)
    .set({ status: "withdrawn", decidedOn: dayOf(ctx.now, ctx.tenant.timezone) })
    .where(
      and(
        eq(paymentPromises.tenantId, ctx.tenant.id),
        eq(paymentPromises.id, promiseId),
        eq(paymentPromises.status, "open"),
      ),
    )
    .returning({ accountId: paymentPromises.accountId });
  if (!moved) throw notFound();
  await audit(ctx, "collections.withdraw-promise", { type: "account", id: moved.accountId }, { promiseId });
}
