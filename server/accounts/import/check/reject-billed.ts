import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { billedRows } from "../billed-rows";
import { landed, moveToFindings } from "./move-to-findings";

/**
 * Moves landed rows that would change a household on a day by which a bill goes already to the findings: what is billed is
 * let off by an adjustment, with papers, and a handover corrects bills. Returns how many rows went.
 */
export async function rejectBilled(
  { tx, tenant }: Ctx,
  importId: string,
  { day, headers }: { day: string; headers: { name: string; household: string } },
): Promise<number> {
  const mine = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId}`;
  const bad = billedRows(tenant, day, { rows: landed, mine });
  const owners = await moveToFindings(
    tx,
    { tenantId: tenant.id, importId },
    {
      bad: sql`select id, day as other from (${bad}) t where owner_changed`,
      ...{ column: headers.name, value: sql`name`, code: "owner-billed" },
    },
  );
  const households = await moveToFindings(
    tx,
    { tenantId: tenant.id, importId },
    {
      bad: sql`select id, day as other from (${bad}) t`,
      ...{ column: headers.household, value: sql`account_no`, code: "household-billed" },
    },
  );
  return owners + households;
}
