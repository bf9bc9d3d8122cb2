import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { knownFrom } from "@/server/platform/known-from";
import { presentHouseholds } from "../compare-rows";
import type { Batch } from "./apply-rows";
import { derivedId } from "./derived-id";

/**
 * Gives accounts the household that the list tells of, from its day on; what it leaves open stays as it was, unless another
 * owner comes with a household of their own. What was believed before is superseded and its part before the day written
 * again, so that a bill of then still comes out.
 */
export async function changeHouseholds(ctx: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const { tx, tenant } = ctx;
  const at = (await knownFrom(ctx)).toISOString();
  await tx.execute(sql`
    with said as materialized (
      select s.account_id, ${derivedId("household")} as new_id, ${derivedId("householdBefore")} as before_id,
        coalesce(s.low_income, not s.owner_changed and h.low_income, false) as low_income,
        coalesce(s.household_size, case when not s.owner_changed then h.size end) as size
      from import_rows s left join (${presentHouseholds(tenant.id, day)}) h on h.account_id = s.account_id
      where s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo} and s.action = 'update'
        and (s.owner_changed and h.account_id is not null
          or s.low_income is not null and s.low_income <> coalesce(h.low_income, false)
          or s.household_size is not null and s.household_size is distinct from h.size)),
    ended as (
      update households h set superseded_at = ${at}::timestamptz
      from said
      where h.tenant_id = ${tenant.id} and h.account_id = said.account_id and h.superseded_at is null
        and (h.valid_to is null or h.valid_to > ${day}::date)
      returning h.*, said.before_id)
    insert into households (tenant_id, id, account_id, low_income, size, valid_from, valid_to, recorded_at)
    select ${tenant.id}::uuid, new_id, account_id, low_income, size, ${day}::date, null::date, ${at}::timestamptz
    from said where low_income or size is not null
    union all
    select tenant_id, before_id, account_id, low_income, size, valid_from, ${day}::date, ${at}::timestamptz
    from ended where valid_from < ${day}::date`);
}
