import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { knownFrom } from "@/server/platform/known-from";
import type { Batch } from "./apply-rows";

/**
 * Notes where homes lay that the list is about to move to another division, station or building, or to give another address,
 * so that reports as known before keep their groups and papers issued before their address. Every account of a moved premise
 * is noted, closed ones too: their past moves with the home.
 */
export async function keepPlaces(ctx: Ctx, { importId, after, upTo }: Omit<Batch, "existing">): Promise<void> {
  const { tx, tenant } = ctx;
  const at = (await knownFrom(ctx)).toISOString();
  await tx.execute(sql`
    with moved as (
      select s.account_id, s.premise_id from import_rows s
      join accounts a on a.tenant_id = ${tenant.id} and a.id = s.account_id
      join premises p on p.tenant_id = ${tenant.id} and p.id = s.premise_id
      where s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo} and s.action = 'update'
        and (s.division_id <> a.division_id or (s.network_node_id is not null and s.network_node_id is distinct from p.network_node_id)
          or s.district <> p.district or s.community <> p.community or s.building <> p.building or s.address <> a.address)
    ), leaving as (
      select account_id from moved
      union
      select a.id from moved join accounts a on a.tenant_id = ${tenant.id} and a.premise_id = moved.premise_id
    )
    insert into former_places (tenant_id, id, account_id, division_id, network_node_id, district, community, building, address, known_until)
    select ${tenant.id}, gen_random_uuid(), a.id, a.division_id, p.network_node_id, p.district, p.community, p.building, a.address, ${at}::timestamptz
    from leaving
    join accounts a on a.tenant_id = ${tenant.id} and a.id = leaving.account_id
    join premises p on p.tenant_id = ${tenant.id} and p.id = a.premise_id
    on conflict (tenant_id, account_id, known_until) do nothing`);
}
