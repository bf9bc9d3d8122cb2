import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";

/** Adjustments that give up a claim or carry it to another account's bill; those that move money or bill anew do not. */
const lettingOff = sql.raw(
  "(j.kind in ('waiver', 'write-down', 'write-off', 'correction', 'cold-room', 'outage', 'early-payment') or j.carried_bill_id is not null)",
);

/**
 * What of a bill (the query's `bills`) is no sale here, let off or carried away, in 分: adjustments made for that bill, with their whole sum even where
 * it was paid back since, and what adjustments made for no bill have settled of it.
 */
export const letOffSql = ({ tenant }: Pick<Ctx, "tenant">) => sql<string>`(
  coalesce((select sum(j.amount_minor) from adjustments j
    where j.tenant_id = ${tenant.id} and j.bill_id = bills.id and j.status = 'posted' and ${lettingOff}), 0)
  + coalesce((select sum(a.amount_minor) from allocations a
    join adjustments j on j.tenant_id = ${tenant.id} and j.id = a.adjustment_id and j.bill_id is null and ${lettingOff}
    where a.tenant_id = ${tenant.id} and a.bill_id = bills.id), 0))`;
