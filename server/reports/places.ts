import { type SQL, sql } from "drizzle-orm";
import { believedAreas, day } from "./definitions/fragments";
import type { Question } from "./definitions";

/**
 * Which group every account belongs to: a SELECT of (account_id, key, label). The price class is dated and answered as of
 * the day as known at the instant; division, station and building are where the home lies.
 */
export function placesOf(question: Question): SQL {
  const { tenantId } = question;
  const home = sql`from accounts a join premises h on h.tenant_id = ${tenantId} and h.id = a.premise_id`;
  switch (question.grouping) {
    case "none":
      return sql`select a.id as account_id, '' as key, '' as label from accounts a where a.tenant_id = ${tenantId}`;
    case "division":
      return sql`select a.id as account_id, d.code as key, d.name as label from accounts a
        join divisions d on d.tenant_id = ${tenantId} and d.id = a.division_id where a.tenant_id = ${tenantId}`;
    case "building":
      return sql`select a.id as account_id, concat_ws('/', h.district, h.community, h.building) as key,
        concat(h.community, ' ', h.building) as label ${home} where a.tenant_id = ${tenantId}`;
    case "station":
      return sql`select a.id as account_id, coalesce(s.code, '') as key, coalesce(s.name, '') as label ${home}
        left join (
          with recursive below as (
            select n.id, n.code, n.name from network_nodes n where n.tenant_id = ${tenantId} and n.kind = 'station'
            union all
            select n.id, below.code, below.name from network_nodes n join below on n.tenant_id = ${tenantId} and n.parent_id = below.id
          ) select * from below) s on s.id = h.network_node_id
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
