import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { imports } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import { type checkInput, missingFields } from "./schemas";
import { countDivisions } from "./count-divisions";
import { isStalled } from "./is-stalled";
import { readImport } from "./read-import";

/**
 * Fixes which column is which and has the whole list checked. Refuses while a needed field has no column, and while the
 * import is at work; one whose worker died may be started again.
 */
export async function startCheck(ctx: Ctx, input: z.infer<typeof checkInput>): Promise<void> {
  const { tx, tenant, now } = ctx;
  const list = await readImport(ctx, input.importId, true);
  const busy = ["checking", "importing"].includes(list.status) && !isStalled(list, now);
  if (busy || list.status === "done") throw conflict("import-not-now");
  const [missing] = missingFields(input.mapping, { kind: tenant.kind, divisionCount: await countDivisions(ctx) });
  if (missing) throw invalid("import-field-missing", { field: missing }, missing);
  if (Object.values(input.mapping).some((column) => column >= list.headers.length))
    throw invalid("import-field-missing", { field: "accountNo" });
  await tx
    .update(imports)
    .set({
      mapping: input.mapping,
      effectiveOn: input.effectiveOn ?? dayOf(now, tenant.timezone),
      status: "checking",
      totalRows: 0,
      doneBytes: 0,
      error: null,
      finishedAt: null,
      updatedAt: now,
    })
    .where(and(eq(imports.tenantId, tenant.id), eq(imports.id, list.id)));
  await audit(ctx, "accounts.check-list", { type: "import", id: list.id }, { mapping: input.mapping });
  await enqueue(
    ctx,
    "check-import",
    { tenantId: tenant.id, importId: list.id },
    { key: `import:${list.id}`, maxAttempts: 3 },
  );
}
