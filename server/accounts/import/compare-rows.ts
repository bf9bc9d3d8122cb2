import { sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";

type Span = { tenantId: string; importId: string; after: number; upTo: number };

/**
 * Decides what each staged row of a span of lines would do: make an account, bring one up to date, or nothing. What a list
 * leaves empty says nothing, so it never counts as a difference. Safe to repeat; the last word is had just before taking over.
 * @param day the business day on which the list is true
 */
export async function compareRows(tx: Tx, { tenantId, importId, after, upTo }: Span, day: string): Promise<void> {
  const mine = sql`s.tenant_id = ${tenantId} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}`;
  await tx.execute(sql`
    update import_rows s set action = 'create', account_id = null, owner_changed = false, area_changed = false,
      premise_id = (
        select p.id from premises p
        where p.tenant_id = ${tenantId} and p.community = s.community and p.building = s.building and p.unit = s.unit and p.room = s.room
        order by p.id limit 1)
    where ${mine} and not exists (
      select 1 from accounts a where a.tenant_id = ${tenantId} and a.account_no = s.account_no)`);
  await tx.execute(sql`
    update import_rows s set account_id = a.id, premise_id = a.premise_id,
      owner_changed = o.name is distinct from s.name,
      area_changed = ${areaDiffers},
      action = case when o.name is distinct from s.name or ${areaDiffers} or ${differs([
        ["o.phone", "s.phone"],
        ["o.id_number", "s.id_number"],
        ["a.division_id", "s.division_id"],
        ["a.address", "s.address"],
        ["a.household_size", "s.household_size"],
        ["a.low_income", "s.low_income"],
        ["p.network_node_id", "s.network_node_id"],
        ["p.use", "s.use"],
        ["p.district", "s.district"],
        ["p.community", "s.community"],
        ["p.building", "s.building"],
        ["p.unit", "s.unit"],
        ["p.room", "s.room"],
        ["p.storey_height", "s.storey_height"],
        ["p.separable", "s.separable"],
        ["p.warranty_until", "s.warranty_until"],
      ])} then 'update' else 'unchanged' end
    from accounts a
    join premises p on p.tenant_id = ${tenantId} and p.id = a.premise_id
    left join lateral (
      select n.name, n.phone, n.id_number from account_roles r
      join persons n on n.tenant_id = ${tenantId} and n.id = r.person_id
      where r.tenant_id = ${tenantId} and r.account_id = a.id and r.role = 'owner' and r.superseded_at is null
        and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
      order by r.valid_from desc, r.id desc limit 1) o on true
    left join lateral (
      select c.* from chargeable_areas c
      where c.tenant_id = ${tenantId} and c.account_id = a.id and c.area_no = 1 and c.superseded_at is null and c.valid_to is null
      order by c.valid_from desc, c.id desc limit 1) c on true
    where ${mine} and a.tenant_id = ${tenantId} and a.account_no = s.account_no`);
}

const differs = (pairs: [string, string][]) =>
  sql.raw(
    `(${pairs.map(([here, there]) => `(${there} is not null and ${here} is distinct from ${there})`).join(" or ")})`,
  );

/** Whether supply goes on is the business of requests, not of lists: it is no difference. */
const areaDiffers = sql`(c.id is not null and ${differs([
  ["c.built_area", "s.built_area"],
  ["c.chargeable_area", "s.chargeable_area"],
  ["c.height_factor", "s.height_factor"],
  ["c.price_class", "s.price_class"],
  ["c.settlement", "s.settlement"],
])})`;
