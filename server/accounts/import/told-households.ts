import { type SQL, sql } from "drizzle-orm";
import { nextHouseholds } from "../households/next-households";
import { presentHouseholds } from "./compare-rows";

/**
 * The staged rows `s` below a condition that let the household at their account be another from the list's day on: what it
 * becomes, and until when. What a list leaves open stays as it was, unless another owner comes with a household of their own.
 * @param rows where the rows are; a name from code
 */
export const toldHouseholds = (tenantId: string, day: string, { rows, mine }: { rows: SQL; mine: SQL }): SQL => sql`
  select s.*, coalesce(s.low_income, not s.owner_changed and h.low_income, false) as told_low,
    coalesce(s.household_size, case when not s.owner_changed then h.size end) as told_size,
    case when not s.owner_changed then least(h.valid_to, n.day) end as told_to
  from ${rows} s
  left join (${presentHouseholds(tenantId, day)}) h on h.account_id = s.account_id
  left join (${nextHouseholds(tenantId, day)}) n on n.account_id = s.account_id
  where ${mine} and s.action = 'update'
    and (s.owner_changed and (h.account_id is not null or n.account_id is not null)
      or s.low_income is not null and s.low_income <> coalesce(h.low_income, false)
      or s.household_size is not null and s.household_size is distinct from h.size)`;
