import { and, eq } from "drizzle-orm";
import { bankFiles } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";

/**
 * A clerk has seen what is in a checked file, and has its good lines booked.
 * @throws `bank-file-not-checked`, `bank-file-nothing-good`
 */
export async function startBooking(ctx: Ctx, fileId: string): Promise<{ fileId: string }> {
  const mine = and(eq(bankFiles.tenantId, ctx.tenant.id), eq(bankFiles.id, fileId));
  const [file] = await ctx.tx.select().from(bankFiles).where(mine).for("update");
  if (!file) throw notFound();
  if (file.status !== "checked") throw conflict("bank-file-not-checked");
  if (file.good === 0) throw conflict("bank-file-nothing-good");
  await ctx.tx
    .update(bankFiles)
    .set({ status: "booking", bookedByName: ctx.actor.name, updatedAt: ctx.now })
    .where(mine);
  await enqueue(ctx, "book-bank-file", { tenantId: ctx.tenant.id, fileId });
  await audit(
    ctx,
    "cashier.book-bank-file",
    { type: "bank-file", id: fileId },
    { good: file.good, goodMinor: file.goodMinor.toString() },
  );
  return { fileId };
}
