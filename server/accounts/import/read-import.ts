import { and, eq } from "drizzle-orm";
import { imports } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

export type Import = typeof imports.$inferSelect;

/** One import of this subsidiary, locked against other hands until the transaction ends when `lock` is given. */
export async function readImport(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  id: string,
  lock = false,
): Promise<Import> {
  const query = tx
    .select()
    .from(imports)
    .where(and(eq(imports.tenantId, tenant.id), eq(imports.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound("import-not-found");
  return row;
}
