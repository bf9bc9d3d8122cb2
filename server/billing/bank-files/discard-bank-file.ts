import { and, eq, isNull, or } from "drizzle-orm";
import { bankFileLines, bankFiles } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";

/**
 * Gives up a checked file of which nothing is booked, because the bank sends another: none of its lines stands in the way
 * of a later one, and no refusal in it answers an order any more. The same bytes may come in again.
 * @throws `bank-file-not-checked`
 */
export async function discardBankFile(
  ctx: Ctx,
  { fileId, note }: { fileId: string; note: string },
): Promise<{ fileId: string }> {
  const { tx, tenant } = ctx;
  const mine = and(eq(bankFiles.tenantId, tenant.id), eq(bankFiles.id, fileId));
  const [file] = await tx.select().from(bankFiles).where(mine).for("update");
  if (!file) throw notFound();
  if (file.status !== "checked") throw conflict("bank-file-not-checked");
  await tx
    .update(bankFileLines)
    .set({ finding: "discarded" })
    .where(
      and(
        eq(bankFileLines.tenantId, tenant.id),
        eq(bankFileLines.fileId, fileId),
        or(isNull(bankFileLines.finding), eq(bankFileLines.finding, "rejected")),
      ),
    );
  await tx
    .update(bankFiles)
    .set({ status: "discarded", discardedByName: ctx.actor.name, discardNote: note, updatedAt: ctx.now })
    .where(mine);
  await audit(
    ctx,
    "cashier.discard-bank-file",
    { type: "bank-file", id: fileId },
    { name: file.fileName, good: file.good, goodMinor: file.goodMinor.toString(), note },
  );
  return { fileId };
}
