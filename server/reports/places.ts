import { type SQL, sql } from "drizzle-orm";
import { believedAreas, day, instant } from "./definitions/fragments";
import type { Question } from "./definitions";

/**
 * Which group every account belongs to: a SELECT of (account_id, key, label), as known at the question's instant: a home
 * that was moved later still lies where it lay. An account's price class is that of its main area on the question's day; it
 * groups money, which is the account's as a whole, while an area has a class of its own (`keyOf`).
 */
export function placesOf(question: Question): SQL {
  const { tenantId } = question;
  switch (question.grouping) {
    case "none":
      return sql`select a.id as account_id, '' as key, '' as label from accounts a where a.tenant_id = ${tenantId}`;
    case "division":
      return sql`select a.id as account_id, d.code as key, d.name as label
        from accounts a left join ${formerly(question)} f on f.account_id = a.id
        join divisions d on d.tenant_id = ${tenantId} and d.id = coalesce(f.division_id, a.division_id)
        where a.tenant_id = ${tenantId}`;
    case "building":
      return sql`select a.id as account_id, concat_ws('/', lay.district, lay.community, lay.building) as key,
        concat(lay.community, ' ', lay.building) as label
        from accounts a join premises h on h.tenant_id = ${tenantId} and h.id = a.premise_id
        left join ${formerly(question)} f on f.account_id = a.id,
        lateral (select coalesce(f.district, h.district) as district, coalesce(f.community, h.community) as community,
          coalesce(f.building, h.building) as building) lay
        where a.tenant_id = ${tenantId}`;
    case "station":
      return sql`select a.id as account_id, coalesce(s.code, '') as key, coalesce(s.name, '') as label
        from accounts a join premises h on h.tenant_id = ${tenantId} and h.id = a.premise_id
        left join ${formerly(question)} f on f.account_id = a.id
        left join (
          with recursive below as (
            select n.id, n.code, n.name from network_nodes n where n.tenant_id = ${tenantId} and n.kind = 'station'
            union all
            select n.id, below.code, below.name from network_nodes n join below on n.tenant_id = ${tenantId} and n.parent_id = below.id
          ) select * from below) s on s.id = case when f.account_id is null then h.network_node_id else f.network_node_id end
        where a.tenant_id = ${tenantId}`;
    case "price-class":
      return sql`select a.id as account_id, coalesce(c.price_class, '') as key, coalesce(c.price_class, '') as label
        from accounts a left join (
          select distinct on (account_id) account_id, price_class from ${believedAreas(question)} believed
          where valid_from <= ${day(question.asOf)}
          order by account_id, (valid_to is null or valid_to > ${day(question.asOf)}) desc, area_no, valid_from desc, id
        ) c on c.account_id = a.id
        where a.tenant_id = ${tenantId}`;
  }
}

/** The group that a fact counts in: that of its account, but by price class an area's own, on each day that it had. */
export const keyOf = ({ grouping }: Question): SQL =>
  grouping === "price-class" ? sql`coalesce(facts.price_class, places.key)` : sql`places.key`;

/** Its name. */
export const labelOf = ({ grouping }: Question): SQL =>
  grouping === "price-class" ? sql`coalesce(facts.price_class, places.label)` : sql`places.label`;

/** Where homes lay that were moved only after the instant: of each the first move that was not known yet. */
const formerly = ({ tenantId, knownAt }: Question): SQL => sql`(
  select distinct on (account_id) * from former_places
  where tenant_id = ${tenantId} and known_until > ${instant(knownAt)}
  order by account_id, known_until)`;
