import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Batch } from "./apply-rows";
import { changeAreas } from "./change-areas";
import { changeHouseholds } from "./change-households";
import { changeOwners } from "./change-owners";
import { keepPlaces } from "./keep-places";

/**
 * Brings accounts that are here already up to what the list says. Facts with dates (owner, household, chargeable area) end on the
 * list's day and begin anew, so the past stays as it was; where a home lay is kept for reports of before; the rest is
 * corrected in place. Empty cells change nothing.
 */
export async function updateAccounts(ctx: Ctx, batch: Batch): Promise<void> {
  const { tx, tenant, now } = ctx;
  const { importId, after, upTo, day } = batch;
  const mine = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo} and s.action = 'update'`;
  await keepPlaces(ctx, batch);
  await tx.execute(sql`
    update accounts a set division_id = s.division_id, address = s.address, updated_at = ${now.toISOString()}::timestamptz
    from import_rows s where ${mine} and a.tenant_id = ${tenant.id} and a.id = s.account_id`);
  await tx.execute(sql`
    update premises p set division_id = s.division_id, network_node_id = coalesce(s.network_node_id, p.network_node_id),
      use = coalesce(s.use, p.use), district = coalesce(s.district, p.district), community = s.community,
      building = s.building, unit = s.unit, room = s.room, address = s.address, built_area = s.built_area,
      storey_height = coalesce(s.storey_height, p.storey_height), separable = coalesce(s.separable, p.separable),
      warranty_until = coalesce(s.warranty_until, p.warranty_until)
    from import_rows s where ${mine} and p.tenant_id = ${tenant.id} and p.id = s.premise_id`);
  await tx.execute(sql`
    update persons n set phone = coalesce(s.phone, n.phone), id_number = coalesce(s.id_number, n.id_number)
    from import_rows s, account_roles r
    where ${mine} and not s.owner_changed and r.tenant_id = ${tenant.id} and r.account_id = s.account_id and r.role = 'owner'
      and r.superseded_at is null and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
      and n.tenant_id = ${tenant.id} and n.id = r.person_id`);
  await changeOwners(ctx, batch);
  await changeHouseholds(ctx, batch);
  await changeAreas(ctx, batch);
}
