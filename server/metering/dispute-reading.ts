import { and, eq, isNull } from "drizzle-orm";
import { readingDisputes, readings } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { lockReading } from "./decide-reading";

/** Notes that somebody doubts a reading: no usage is made from it while the doubt is open. */
export async function disputeReading(
  ctx: Ctx,
  { readingId, reason }: { readingId: string; reason: string },
): Promise<void> {
  const reading = await lockReading(ctx, readingId);
  if (reading.status === "refused" || reading.status === "superseded") throw conflict("metering-decided");
  if (reading.status === "final") throw conflict("metering-billed-already");
  const made = await ctx.tx
    .insert(readingDisputes)
    .values({ id: newId(), tenantId: ctx.tenant.id, readingId, reason, openedBy: ctx.actor.name, openedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: readingDisputes.id });
  if (made.length === 0) throw conflict("metering-disputed-already");
  await audit(ctx, "metering.dispute", { type: "reading", id: readingId }, { reason });
}

/** Ends the doubt: upheld, and the reading is refused and must be taken again; or rejected, and it may be billed. */
export async function closeDispute(
  ctx: Ctx,
  { readingId, outcome }: { readingId: string; outcome: "upheld" | "rejected" },
): Promise<void> {
  const reading = await lockReading(ctx, readingId);
  if (outcome === "upheld" && reading.occasion !== "regular") throw conflict("metering-exchange-reading");
  const closed = await ctx.tx
    .update(readingDisputes)
    .set({ outcome, closedBy: ctx.actor.name, closedAt: ctx.now })
    .where(
      and(
        eq(readingDisputes.tenantId, ctx.tenant.id),
        eq(readingDisputes.readingId, readingId),
        isNull(readingDisputes.closedAt),
      ),
    )
    .returning({ id: readingDisputes.id });
  if (closed.length === 0) throw notFound();
  if (outcome === "upheld") {
    await ctx.tx
      .update(readings)
      .set({ status: "refused", decidedBy: ctx.actor.name, decidedAt: ctx.now })
      .where(and(eq(readings.tenantId, ctx.tenant.id), eq(readings.id, readingId)));
  }
  await audit(ctx, "metering.close-dispute", { type: "reading", id: readingId }, { outcome });
}
