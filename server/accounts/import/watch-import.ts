import { and, eq } from "drizzle-orm";
import { imports } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";

type Working = "checking" | "importing";
type Progress = Partial<Pick<typeof imports.$inferInsert, "doneRows" | "totalRows" | "doneBytes">>;

/** Somebody stopped the import while a job worked on it; the job's transaction is to be rolled back, quietly. */
export class ImportStopped extends Error {}

const everyMs = 700;

/**
 * Writes a job's progress beside its own transaction, so that the page can show it, and learns on the way whether
 * somebody has cancelled. `report` is cheap to call for every row; `check` throws ImportStopped once it was.
 */
export function watchImport(tenantId: string, importId: string, status: Working) {
  let reportedAt = performance.now();
  let writing: Promise<void> | undefined;
  let failure: Error | undefined;
  const write = async (progress: Progress) => {
    const changed = await withTenant({ tenantId, as: "worker" }, (tx) =>
      tx
        .update(imports)
        .set({ ...progress, updatedAt: now() })
        .where(and(eq(imports.tenantId, tenantId), eq(imports.id, importId), eq(imports.status, status)))
        .returning({ id: imports.id }),
    );
    if (changed.length === 0) failure = new ImportStopped(importId);
  };
  return {
    report(progress: () => Progress): void {
      if (failure) throw failure;
      if (writing || performance.now() - reportedAt < everyMs) return;
      reportedAt = performance.now();
      writing = write(progress())
        .catch((error: Error) => {
          failure = error;
        })
        .finally(() => {
          writing = undefined;
        });
    },
    async check(progress: Progress): Promise<void> {
      await writing;
      if (failure) throw failure;
      await write(progress);
      if (failure) throw failure;
    },
  };
}
