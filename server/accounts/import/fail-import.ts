import { and, eq, inArray } from "drizzle-orm";
import { imports } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { ImportStopped } from "./watch-import";

/**
 * What becomes of an import whose job threw: a refusal is written down for the page and ends it, a cancellation ends it
 * quietly, and anything else is thrown on, so that the queue tries again.
 */
export async function failImport(tenantId: string, importId: string, error: unknown): Promise<void> {
  if (error instanceof ImportStopped) return;
  if (!(error instanceof DomainError)) throw error;
  await withTenant({ tenantId, as: "worker" }, (tx) =>
    tx
      .update(imports)
      .set({ status: "failed", error: error.code, errorParams: error.params, finishedAt: now(), updatedAt: now() })
      .where(
        and(
          eq(imports.tenantId, tenantId),
          eq(imports.id, importId),
          inArray(imports.status, ["checking", "importing"]),
        ),
      ),
  );
}
