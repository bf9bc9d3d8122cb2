import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { knownFrom } from "@/server/platform/known-from";
import { toldHouseholds } from "../told-households";
import type { Batch } from "./apply-rows";
import { derivedId } from "./derived-id";

/**
 * Gives accounts the household that the list tells of, from its day on and until what was told of a later day; another owner
 * ends that too. What was believed before is superseded and its part before the day written again, so that a bill of then
 * still comes out.
 */
export async function changeHouseholds(ctx: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const { tx, tenant } = ctx;
  const at = (await knownFrom(ctx)).toISOString();
  const mine = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}`;
  await tx.execute(sql`
    with said as materialized (
      select s.account_id, ${derivedId("household")} as new_id, ${derivedId("householdBefore")} as before_id,
        s.owner_changed, s.told_low, s.told_size, s.told_to
      from (${toldHouseholds(tenant.id, day, { rows: sql`import_rows`, mine })}) s),
    ended as (
      update households h set superseded_at = ${at}::timestamptz
      from said
      where h.tenant_id = ${tenant.id} and h.account_id = said.account_id and h.superseded_at is null
        and (h.valid_to is null or h.valid_to > ${day}::date) and (said.owner_changed or h.valid_from <= ${day}::date)
      returning h.*, said.before_id)
    insert into households (tenant_id, id, account_id, low_income, size, valid_from, valid_to, recorded_at, reason, document_ids)
    select ${tenant.id}::uuid, new_id, account_id, told_low, told_size, ${day}::date, told_to, ${at}::timestamptz, '', '{}'::uuid[]
    from said where told_low or told_size is not null
    union all
    select tenant_id, before_id, account_id, low_income, size, valid_from, ${day}::date, ${at}::timestamptz, reason, document_ids
    from ended where valid_from < ${day}::date`);
}
