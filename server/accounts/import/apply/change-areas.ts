import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { knownFrom } from "@/server/platform/known-from";
import type { Batch } from "./apply-rows";
import { derivedId } from "./derived-id";

/**
 * Gives accounts the main chargeable area that the list states, from its day on; what it leaves open stays as it was.
 * What was believed before is superseded and its part before the day written again, so that reports of then still come out.
 */
export async function changeAreas(ctx: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const { tx, tenant } = ctx;
  const at = (await knownFrom(ctx)).toISOString();
  await tx.execute(sql`
    with old as (
      select distinct on (s.id) c.*, ${derivedId("area")} as new_id, ${derivedId("areaBefore")} as before_id, s.built_area as said_built, s.chargeable_area as said_chargeable,
        s.height_factor as said_factor, s.price_class as said_class, s.settlement as said_settlement
      from import_rows s
      join chargeable_areas c on c.tenant_id = ${tenant.id} and c.account_id = s.account_id and c.area_no = 1
        and c.superseded_at is null and c.valid_to is null
      where s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}
        and s.action = 'update' and s.area_changed
      order by s.id, c.valid_from desc, c.id desc),
    ended as (
      update chargeable_areas c set superseded_at = ${at}::timestamptz
      from old where c.tenant_id = ${tenant.id} and c.id = old.id)
    insert into chargeable_areas (tenant_id, id, agreement_id, account_id, area_no, kind, built_area, chargeable_area, height_factor,
      price_class, settlement, supply_state, whole_unit_stop, valid_from, valid_to, recorded_at)
    select tenant_id, new_id, agreement_id, account_id, area_no, kind, said_built,
      coalesce(said_chargeable, case when chargeable_area = built_area then said_built else chargeable_area end),
      coalesce(said_factor, height_factor), coalesce(said_class, price_class), coalesce(said_settlement, settlement), supply_state, whole_unit_stop,
      greatest(valid_from, ${day}::date), null::date, ${at}::timestamptz
    from old
    union all
    select tenant_id, before_id, agreement_id, account_id, area_no, kind, built_area, chargeable_area, height_factor, price_class,
      settlement, supply_state, whole_unit_stop, valid_from, ${day}::date, ${at}::timestamptz
    from old where valid_from < ${day}::date`);
}
