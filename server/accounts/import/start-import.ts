import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { imports } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import type { importChoices } from "./schemas";
import { isStalled } from "./is-stalled";
import { readImport } from "./read-import";

/**
 * Has the checked rows taken over. `all-or-nothing` is refused while any row has a finding. An import whose worker died
 * goes on from its last committed row, with the choices it began with.
 */
export async function startImport(
  ctx: Ctx,
  { importId, mode, existing }: z.infer<typeof importChoices>,
): Promise<void> {
  const { tx, tenant, now } = ctx;
  const list = await readImport(ctx, importId, true);
  const resumed = list.status === "importing" && isStalled(list, now);
  if (list.status !== "checked" && !resumed) throw conflict("import-not-now");
  if (list.goodRows === 0) throw invalid("import-no-good-rows");
  if (!resumed && mode === "all-or-nothing" && list.rejected > 0) {
    throw invalid("import-has-findings", { count: list.rejected }, "mode");
  }
  const fresh = {
    mode,
    existing,
    doneRows: 0,
    doneLine: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    ownersChanged: 0,
    areasChanged: 0,
  };
  await tx
    .update(imports)
    .set({ ...(resumed ? {} : fresh), status: "importing", updatedAt: now })
    .where(and(eq(imports.tenantId, tenant.id), eq(imports.id, list.id)));
  await audit(ctx, "accounts.start-import", { type: "import", id: list.id }, { mode, existing, resumed });
  await enqueue(
    ctx,
    "run-import",
    { tenantId: tenant.id, importId: list.id },
    { key: `import:${list.id}`, maxAttempts: 5 },
  );
}
