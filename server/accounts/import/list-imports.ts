import { and, desc, eq, lt } from "drizzle-orm";
import { imports } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/** The latest imports, newest first. */
export async function listImports({ tx, tenant }: Ctx, { before }: { before?: Date | undefined } = {}) {
  return tx
    .select({
      id: imports.id,
      fileName: imports.fileName,
      status: imports.status,
      totalRows: imports.totalRows,
      created: imports.created,
      updated: imports.updated,
      unchanged: imports.unchanged,
      rejected: imports.rejected,
      startedByName: imports.startedByName,
      createdAt: imports.createdAt,
    })
    .from(imports)
    .where(and(eq(imports.tenantId, tenant.id), before ? lt(imports.createdAt, before) : undefined))
    .orderBy(desc(imports.createdAt))
    .limit(50);
}
