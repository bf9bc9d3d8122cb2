import { createReadStream } from "node:fs";
import type pg from "pg";
import { and, count, eq } from "drizzle-orm";
import { importFindings, importRows, imports } from "@/db/schema";
import { withTenantCopy } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { findTenant } from "@/tenants/resolve";
import { countActions } from "./apply/apply-rows";
import { landingOf, settleLines } from "@/server/platform/copy-lines";
import { loadKnown } from "./check/load-known";
import { rejectBilled } from "./check/reject-billed";
import { rejectConflicts } from "./check/reject-conflicts";
import { stageRows } from "./check/stage-rows";
import { compareRows } from "./compare-rows";
import { failImport } from "./fail-import";
import type { ImportField } from "./schemas";
import { lockImport } from "./lock-import";
import { planForSets } from "@/db/plan-for-sets";
import { type Import, readImport } from "./read-import";
import type { ListFormat, ListRow } from "./read/list-row";
import { readList } from "./read/read-list";
import { ImportStopped, watchImport } from "./watch-import";
import { withLocalCopy } from "./with-local-copy";

const lastLine = 2_147_483_647;

/**
 * The job behind "check": reads the whole list, stages its good rows, writes a finding for everything wrong, and counts
 * what taking it over would do. One transaction; repeating it starts from a clean slate, so a killed check does no harm.
 */
export async function checkImport({ tenantId, importId }: { tenantId: string; importId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  try {
    await withTenantCopy({ tenantId, as: "worker" }, async (tx, client) => {
      const ctx: Ctx = { tx, tenant, actor: { kind: "system", name: "worker" }, now: now() };
      const list = await readImport(ctx, importId);
      if (list.status !== "checking" || !(await lockImport(tx, importId))) return;
      for (const table of [importRows, importFindings]) {
        await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.importId, importId)));
      }
      const read = await withLocalCopy(list.storageKey, (path) => stageList(ctx, list, path, client));
      await planForSets(tx);
      const conflicting = await rejectConflicts(
        tx,
        { tenantId, importId },
        {
          accountNo: headerOf(list, "accountNo"),
          place: headerOf(list, "address") || headerOf(list, "room"),
        },
      );
      const day = list.effectiveOn ?? dayOf(ctx.now, tenant.timezone);
      const span = { tenantId, importId, after: 0, upTo: lastLine };
      await compareRows(tx, { ...span, table: landingOf("import_rows") }, day);
      const headers = {
        name: headerOf(list, "name"),
        household: headerOf(list, "lowIncome") || headerOf(list, "householdSize"),
      };
      const billed = await rejectBilled(ctx, importId, { day, headers });
      await settleLines(client, "import_rows");
      await finish(ctx, list, { total: read.total, rejected: read.rejected + conflicting + billed });
    });
  } catch (error) {
    await failImport(tenantId, importId, error);
  }
}

async function stageList(ctx: Ctx, list: Import, path: string, client: pg.PoolClient) {
  const { headers, mapping, sizeBytes } = list;
  const known = { ...(await loadKnown(ctx)), headers, mapping, strictWidth: list.format === "csv" };
  const watch = watchImport(ctx.tenant.id, list.id, "checking");
  let doneBytes = 0;
  const rows = dataRows(list, path, (fraction) => {
    doneBytes = Math.round(fraction * sizeBytes);
  });
  const read = await stageRows({ tenantId: ctx.tenant.id, importId: list.id, client }, rows, known, (totalRows) =>
    watch.report(() => ({ totalRows, doneBytes })),
  );
  await watch.check({ totalRows: read.total, doneBytes: sizeBytes });
  return read;
}

/** The rows below the header. */
async function* dataRows(list: Import, path: string, onProgress: (fraction: number) => void): AsyncGenerator<ListRow> {
  const { format, encoding, delimiter, headerLine, sizeBytes } = list;
  const how: ListFormat = format === "xlsx" ? { format } : { format, encoding, delimiter };
  for await (const row of readList({ path, open: () => createReadStream(path), sizeBytes }, how, onProgress)) {
    if (row.line > headerLine) yield row;
  }
}

async function finish(ctx: Ctx, list: Import, { total, rejected }: { total: number; rejected: number }): Promise<void> {
  const { tx, tenant } = ctx;
  const span = { importId: list.id, after: 0, upTo: lastLine };
  const counts = await countActions(ctx, span);
  const [found] = await tx
    .select({ count: count() })
    .from(importFindings)
    .where(and(eq(importFindings.tenantId, tenant.id), eq(importFindings.importId, list.id)));
  const changed = await tx
    .update(imports)
    .set({
      ...counts,
      status: "checked",
      totalRows: total,
      rejected,
      goodRows: total - rejected,
      findings: found?.count ?? 0,
      doneRows: 0,
      doneLine: 0,
      error: null,
      updatedAt: now(),
    })
    .where(and(eq(imports.tenantId, tenant.id), eq(imports.id, list.id), eq(imports.status, "checking")))
    .returning({ id: imports.id });
  if (changed.length === 0) throw new ImportStopped(list.id);
}

const headerOf = ({ headers, mapping }: Import, field: ImportField) => headers[mapping[field] ?? -1] ?? "";
