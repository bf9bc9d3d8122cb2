import { and, eq } from "drizzle-orm";
import { importRows, imports } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { readImport } from "./read-import";

/**
 * Stops an import at any point before its end. A job at work on it notices and rolls back what is not committed;
 * batches that `keep-good` has committed stay, and the page says how many.
 */
export async function cancelImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  const { tx, tenant, now } = ctx;
  const list = await readImport(ctx, importId, true);
  if (["done", "failed", "cancelled"].includes(list.status)) throw conflict("import-over");
  const foretold = list.status === "importing" ? {} : { created: 0, updated: 0, unchanged: 0 };
  await tx
    .update(imports)
    .set({ ...foretold, status: "cancelled", finishedAt: now, updatedAt: now })
    .where(and(eq(imports.tenantId, tenant.id), eq(imports.id, list.id)));
  if (list.status === "checked") {
    await tx.delete(importRows).where(and(eq(importRows.tenantId, tenant.id), eq(importRows.importId, list.id)));
  }
  await audit(
    ctx,
    "accounts.cancel-import",
    { type: "import", id: list.id },
    { was: list.status, doneRows: list.doneRows },
  );
}
