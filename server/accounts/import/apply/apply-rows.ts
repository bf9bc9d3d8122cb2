import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { compareRows } from "../compare-rows";
import { planForSets } from "@/db/plan-for-sets";
import { conflict } from "@/server/platform/errors";
import { billedRows } from "../billed-rows";
import { createAccounts } from "./create-accounts";
import { updateAccounts } from "./update-accounts";

export type Batch = { importId: string; after: number; upTo: number; day: string; existing: "update" | "keep" };
export type Applied = {
  created: number;
  updated: number;
  unchanged: number;
  ownersChanged: number;
  areasChanged: number;
};

/**
 * Takes a span of staged lines over into customers, set by set. What is here already is compared once more, so that
 * a line taken over twice, or changed by somebody meanwhile, does no harm.
 * @throws `import-billed-meanwhile`
 */
export async function applyRows(ctx: Ctx, batch: Batch): Promise<Applied> {
  const { tx, tenant } = ctx;
  const { importId, after, upTo, existing } = batch;
  await planForSets(tx);
  await compareRows(tx, { tenantId: tenant.id, importId, after, upTo }, batch.day);
  if (existing === "keep") {
    await tx.execute(sql`
      update import_rows set action = 'unchanged', owner_changed = false, area_changed = false
      where tenant_id = ${tenant.id} and import_id = ${importId} and line > ${after} and line <= ${upTo} and action = 'update'`);
  }
  const counts = await countActions(ctx, batch);
  if (counts.created > 0) await createAccounts(ctx, batch);
  if (counts.updated > 0) {
    await refuseBilled(ctx, batch);
    await updateAccounts(ctx, batch);
  }
  return counts;
}

/** Bills may have been issued since the check, which names such lines one by one. */
async function refuseBilled({ tx, tenant }: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const mine = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}`;
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (${billedRows(tenant, day, { rows: sql`import_rows`, mine })}) t`,
  );
  if (rows[0]?.count) throw conflict("import-billed-meanwhile", { count: rows[0].count });
}

/** What the staged lines of a span would do, counted. */
export async function countActions(
  { tx, tenant }: Ctx,
  { importId, after, upTo }: Pick<Batch, "importId" | "after" | "upTo">,
): Promise<Applied> {
  const { rows } = await tx.execute<Record<keyof Applied, number>>(sql`
    select count(*) filter (where action = 'create')::int as created,
      count(*) filter (where action = 'update')::int as updated,
      count(*) filter (where action = 'unchanged')::int as unchanged,
      count(*) filter (where owner_changed)::int as "ownersChanged",
      count(*) filter (where area_changed)::int as "areasChanged"
    from import_rows
    where tenant_id = ${tenant.id} and import_id = ${importId} and line > ${after} and line <= ${upTo}`);
  return rows[0] as Applied;
}
