import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { knownFrom } from "@/server/platform/known-from";
import type { Batch } from "./apply-rows";
import { derivedId } from "./derived-id";

/** Makes customers of the new lines of a span: person, premise, service point, account, owner, household, agreement, chargeable area. */
export async function createAccounts(ctx: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const { tx, tenant } = ctx;
  const knownAt = (await knownFrom(ctx)).toISOString();
  const t = sql`${tenant.id}::uuid`;
  const which = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo} and s.action = 'create'`;
  const from = sql`from import_rows s where ${which}`;
  const opened = sql`coalesce(s.opened_on, ${day}::date)`;
  const premise = sql`coalesce(s.premise_id, ${derivedId("premise")})`;
  // A home that is here already keeps its service point.
  const present = sql`left join (
      select premise_id, (array_agg(id order by id))[1] as id from service_points
      where tenant_id = ${tenant.id} and service = ${tenant.kind} group by premise_id) v on v.premise_id = s.premise_id`;
  const settlement = tenant.kind === "water" ? "metered" : "area";

  await tx.execute(sql`
    insert into persons (tenant_id, id, kind, name, phone, id_number)
    select ${t}, ${derivedId("person")}, s.person_kind, s.name, s.phone, s.id_number ${from}`);
  await tx.execute(sql`
    insert into premises (tenant_id, id, code, division_id, network_node_id, use, district, community, building, unit, room,
      address, built_area, storey_height, separable, warranty_until)
    select ${t}, ${derivedId("premise")}, 'I-' || s.account_no, s.division_id, s.network_node_id,
      coalesce(s.use, case when s.price_class = 'public' or s.person_kind = 'company' then 'public' else 'residential' end),
      coalesce(s.district, ''), s.community, s.building, s.unit, s.room, s.address, s.built_area, s.storey_height,
      coalesce(s.separable, true), s.warranty_until
    ${from} and s.premise_id is null`);
  await tx.execute(sql`
    insert into service_points (tenant_id, id, premise_id, network_node_id, service, code)
    select ${t}, ${derivedId("servicePoint")}, ${premise}, s.network_node_id, ${tenant.kind}, 'I-' || s.account_no
    from import_rows s ${present} where ${which} and v.id is null`);
  await tx.execute(sql`
    insert into accounts (tenant_id, id, account_no, division_id, premise_id, address, opened_on)
    select ${t}, ${derivedId("account")}, s.account_no, s.division_id, ${premise}, s.address, ${opened} ${from}`);
  await tx.execute(sql`
    insert into account_roles (tenant_id, id, account_id, person_id, role, valid_from)
    select ${t}, ${derivedId("role")}, ${derivedId("account")}, ${derivedId("person")}, 'owner', ${opened} ${from}`);
  await tx.execute(sql`
    insert into households (tenant_id, id, account_id, low_income, size, valid_from, recorded_at)
    select ${t}, ${derivedId("household")}, ${derivedId("account")}, coalesce(s.low_income, false), s.household_size, ${opened},
      ${knownAt}::timestamptz
    ${from} and (s.low_income or s.household_size is not null)`);
  await tx.execute(sql`
    insert into service_agreements (tenant_id, id, agreement_no, account_id, service_point_id, premise_id, status, starts_on)
    select ${t}, ${derivedId("agreement")}, 'I-' || s.account_no, ${derivedId("account")},
      coalesce(v.id, ${derivedId("servicePoint")}), ${premise},
      case when s.supply_state = 'stopped' then 'suspended' else 'active' end, ${opened}
    from import_rows s ${present} where ${which}`);
  await tx.execute(sql`
    insert into chargeable_areas (tenant_id, id, agreement_id, account_id, built_area, chargeable_area, height_factor, price_class,
      settlement, supply_state, valid_from, recorded_at)
    select ${t}, ${derivedId("area")}, ${derivedId("agreement")}, ${derivedId("account")}, s.built_area,
      coalesce(s.chargeable_area, s.built_area), coalesce(s.height_factor, 1),
      coalesce(s.price_class, case when s.use = 'public' then 'public' else 'residential' end),
      coalesce(s.settlement, ${settlement}), coalesce(s.supply_state, 'on'), ${opened}, ${knownAt}::timestamptz ${from}`);
}
