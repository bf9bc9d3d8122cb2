import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { documents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { deleteFile } from "@/server/platform/storage";

const keptDays = 7;

/** Removes papers of requests that were never sent, a week after their upload: row first, then the file. */
export async function removeLooseDocuments(tenantId: string, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - keptDays * 24 * 3600_000);
  const gone = await withTenant({ tenantId, as: "worker" }, async (tx) => {
    const loose = await tx
      .select({ id: documents.id, storageKey: documents.storageKey })
      .from(documents)
      .where(
        and(
          eq(documents.tenantId, tenantId),
          isNull(documents.ticketId),
          isNull(documents.adjustmentId),
          isNull(documents.householdId),
          lt(documents.createdAt, limit),
        ),
      )
      .limit(500);
    const ids = loose.map((row) => row.id);
    if (ids.length > 0) {
      await tx
        .delete(documents)
        .where(and(eq(documents.tenantId, tenantId), inArray(documents.id, ids), isNull(documents.ticketId)));
    }
    return loose;
  });
  for (const { storageKey } of gone) await deleteFile(storageKey);
}
