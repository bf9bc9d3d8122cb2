import { and, eq, sql } from "drizzle-orm";
import { importRows, imports } from "@/db/schema";
import { type Tx, withTenantCopy } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { findTenant } from "@/tenants/resolve";
import { type Applied, applyRows } from "./apply/apply-rows";
import { failImport } from "./fail-import";
import { lockImport } from "./lock-import";
import { type Import, readImport } from "./read-import";
import { ImportStopped, watchImport } from "./watch-import";

const batchRows = 10_000;
const nothing: Applied = { created: 0, updated: 0, unchanged: 0, ownersChanged: 0, areasChanged: 0 };

/**
 * The job behind "import": takes the staged rows over. `keep-good` commits batch by batch and notes the last line in the
 * same transaction, so a killed run goes on where it stopped; `all-or-nothing` is one transaction. Repeating changes nothing.
 */
export async function runImport({ tenantId, importId }: { tenantId: string; importId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  try {
    let going = true;
    while (going) going = await inBatch(tenant, importId, takeOver);
  } catch (error) {
    await failImport(tenantId, importId, error);
  }
}

function inBatch(
  tenant: Tenant,
  importId: string,
  work: (ctx: Ctx, list: Import) => Promise<boolean>,
): Promise<boolean> {
  return withTenantCopy({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    const at = now();
    const seen = await readImport({ tx, tenant }, importId);
    if (seen.status !== "importing" || !(await lockImport(tx, importId))) return false;
    const ctx: Ctx = { tx, tenant, actor: { kind: "system", name: seen.startedByName }, now: at };
    // Read again under the lock: another worker may have got on in between.
    return work(ctx, await readImport(ctx, importId));
  });
}

/** One batch when each counts by itself, every batch when only all of them count. Answers whether more is to do. */
async function takeOver(ctx: Ctx, list: Import): Promise<boolean> {
  if (list.status !== "importing") return false;
  const whole = list.mode === "all-or-nothing";
  const watch = watchImport(ctx.tenant.id, list.id, "importing");
  // A run counts from the start what it did itself; the check had only foretold it.
  const sums: Applied = list.doneLine === 0 ? { ...nothing } : pick(list);
  let { doneLine, doneRows } = list;
  for (;;) {
    const upTo = await lastOf(ctx.tx, ctx.tenant.id, list.id, doneLine);
    if (upTo === null) {
      await note(ctx, list.id, { ...sums, doneLine, doneRows, status: "done", finishedAt: now() });
      await finish(ctx, list, sums);
      return false;
    }
    const day = list.effectiveOn ?? dayOf(ctx.now, ctx.tenant.timezone);
    const applied = await applyRows(ctx, { importId: list.id, after: doneLine, upTo, day, existing: list.existing });
    for (const key of Object.keys(sums) as (keyof Applied)[]) sums[key] += applied[key];
    doneRows += applied.created + applied.updated + applied.unchanged;
    doneLine = upTo;
    if (!whole) {
      await note(ctx, list.id, { ...sums, doneLine, doneRows });
      return true;
    }
    await watch.check({ doneRows });
  }
}

const pick = ({ created, updated, unchanged, ownersChanged, areasChanged }: Import): Applied => ({
  ...{ created, updated, unchanged, ownersChanged, areasChanged },
});

/** The line at which the next batch ends; null when there is none. */
async function lastOf(tx: Tx, tenantId: string, importId: string, after: number): Promise<number | null> {
  const { rows } = await tx.execute<{ line: number | null }>(sql`
    select max(line) as line from (
      select line from import_rows
      where tenant_id = ${tenantId} and import_id = ${importId} and line > ${after} order by line limit ${batchRows}) t`);
  return rows[0]?.line ?? null;
}

/** Writes down how far it is; a cancellation in the meantime rolls the batch back. */
async function note(ctx: Ctx, importId: string, state: Partial<Import>): Promise<void> {
  const changed = await ctx.tx
    .update(imports)
    .set({ ...state, updatedAt: now() })
    .where(and(eq(imports.tenantId, ctx.tenant.id), eq(imports.id, importId), eq(imports.status, "importing")))
    .returning({ id: imports.id });
  if (changed.length === 0) throw new ImportStopped(importId);
}

async function finish(ctx: Ctx, list: Import, sums: Applied): Promise<void> {
  await ctx.tx.delete(importRows).where(and(eq(importRows.tenantId, ctx.tenant.id), eq(importRows.importId, list.id)));
  await audit(
    ctx,
    "accounts.import",
    { type: "import", id: list.id },
    { ...sums, rejected: list.rejected, fileName: list.fileName },
  );
}
