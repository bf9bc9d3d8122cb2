import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";

type Span = {
  tenantId: string;
  importId: string;
  after: number;
  upTo: number;
  /** Where the rows are; a name from code. */
  table?: string;
};

/**
 * Decides what each staged row of a span of lines would do: make an account, bring one up to date, or nothing. What a list
 * leaves empty says nothing, so it never counts as a difference. Safe to repeat; the last word is had just before taking over.
 * Rows arrive as 'create', and a row that stays so is not written again. Everything here joins sets (see planForSets): a
 * look-up per row would be at the mercy of statistics that do not know the subsidiary yet.
 * @param day the business day on which the list is true
 */
export async function compareRows(tx: Tx, span: Span, day: string): Promise<void> {
  const { tenantId, importId, after, upTo } = span;
  const rows = sql.raw(span.table ?? "import_rows");
  const mine = sql`s.tenant_id = ${tenantId} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}`;
  await tx.execute(sql`
    update ${rows} s set action = 'create', account_id = null, premise_id = null, owner_changed = false, area_changed = false
    where ${mine} and (s.action <> 'create' or s.account_id is not null or s.premise_id is not null) and not exists (
      select 1 from accounts a where a.tenant_id = ${tenantId} and a.account_no = s.account_no)`);
  await tx.execute(sql`
    update ${rows} s set premise_id = p.id
    from (
      select (array_agg(id order by id))[1] as id, community, building, unit, room from premises
      where tenant_id = ${tenantId} and community in (select s.community from ${rows} s where ${mine})
      group by community, building, unit, room) p
    where ${mine} and s.action = 'create'
      and p.community = s.community and p.building = s.building and p.unit = s.unit and p.room = s.room`);
  await tx.execute(sql`
    update ${rows} s set account_id = a.id, premise_id = a.premise_id,
      owner_changed = o.name is distinct from s.name,
      area_changed = ${areaDiffers},
      action = case when o.name is distinct from s.name or ${areaDiffers} or ${restDiffers} then 'update' else 'unchanged' end
    from accounts a
    join premises p on p.tenant_id = ${tenantId} and p.id = a.premise_id
    left join (${presentOwners(tenantId, day)}) o on o.account_id = a.id
    left join (${presentAreas(tenantId)}) c on c.account_id = a.id
    left join (${presentHouseholds(tenantId, day)}) h on h.account_id = a.id
    where ${mine} and a.tenant_id = ${tenantId} and a.account_no = s.account_no`);
}

/** The owner of each account on a day. */
const presentOwners = (tenantId: string, day: string): SQL => sql`
  select distinct on (r.account_id) r.account_id, n.name, n.phone, n.id_number
  from account_roles r join persons n on n.tenant_id = ${tenantId} and n.id = r.person_id
  where r.tenant_id = ${tenantId} and r.role = 'owner' and r.superseded_at is null
    and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
  order by r.account_id, r.valid_from desc, r.id desc`;

/** The household at each account on a day. */
export const presentHouseholds = (tenantId: string, day: string): SQL => sql`
  select distinct on (h.account_id) h.account_id, h.low_income, h.size, h.valid_to
  from households h
  where h.tenant_id = ${tenantId} and h.superseded_at is null and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
  order by h.account_id, h.valid_from desc, h.id desc`;

/** The main chargeable area of each account as it stands. */
const presentAreas = (tenantId: string): SQL => sql`
  select distinct on (c.account_id) c.*
  from chargeable_areas c
  where c.tenant_id = ${tenantId} and c.area_no = 1 and c.superseded_at is null and c.valid_to is null
  order by c.account_id, c.valid_from desc, c.id desc`;

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

const restDiffers = differs([
  ["o.phone", "s.phone"],
  ["o.id_number", "s.id_number"],
  ["a.division_id", "s.division_id"],
  ["a.address", "s.address"],
  ["h.size", "s.household_size"],
  ["coalesce(h.low_income, false)", "s.low_income"],
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
]);
