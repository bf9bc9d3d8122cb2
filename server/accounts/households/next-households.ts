import { type SQL, sql } from "drizzle-orm";

/**
 * The first day after a day on which another household is told of at each account, or another owner comes: who is told of
 * for the day lives there no longer. A rename is no handover: phone or ID number stay.
 * @param one only this account, where just one is asked for
 */
export function nextHouseholds(tenantId: string, day: string, one?: string): SQL {
  const only = (column: SQL) => (one ? sql`and ${column} = ${one}` : sql``);
  return sql`
    select account_id, min(valid_from) as day from (
      select account_id, valid_from from households
      where tenant_id = ${tenantId} and superseded_at is null and valid_from > ${day}::date ${only(sql`account_id`)}
      union all
      select r.account_id, r.valid_from
      from account_roles r
      join account_roles held on held.tenant_id = ${tenantId} and held.account_id = r.account_id and held.role = 'owner'
        and held.superseded_at is null and held.valid_from <= ${day}::date and (held.valid_to is null or held.valid_to > ${day}::date)
      join persons n on n.tenant_id = ${tenantId} and n.id = r.person_id
      join persons o on o.tenant_id = ${tenantId} and o.id = held.person_id
      where r.tenant_id = ${tenantId} and r.role = 'owner' and r.superseded_at is null and r.valid_from > ${day}::date
        and n.id <> o.id and (n.phone = o.phone) is not true and (n.id_number = o.id_number) is not true ${only(sql`r.account_id`)}
    ) later group by account_id`;
}
