import { and, eq, lt } from "drizzle-orm";
import { stripePayouts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import type { Payout } from "@/server/platform/stripe";
import type { Outcome } from "./note-session";

/**
 * Keeps what the provider says of a payout to our bank account; an older word never takes the place of a newer one. What
 * it is made of is read by a job, for the event does not say.
 */
export async function notePayout(ctx: Ctx, payout: Payout, at: Date): Promise<Outcome> {
  const { tx, tenant } = ctx;
  const told = {
    ...{ amountMinor: payout.amountMinor, status: payout.status, toldAt: at },
    arrivesOn: dayOf(payout.arrivesAt, tenant.timezone),
  };
  await tx
    .insert(stripePayouts)
    .values({ ...told, id: newId(), tenantId: tenant.id, payoutId: payout.id, createdAt: ctx.now })
    .onConflictDoNothing({ target: [stripePayouts.tenantId, stripePayouts.payoutId] });
  await tx
    .update(stripePayouts)
    .set(told)
    .where(
      and(eq(stripePayouts.tenantId, tenant.id), eq(stripePayouts.payoutId, payout.id), lt(stripePayouts.toldAt, at)),
    );
  const job = { tenantId: tenant.id, payoutId: payout.id };
  if (payout.status === "paid") await enqueue(ctx, "read-payout", job, { key: `payout:${payout.id}` });
  return "noted";
}
