import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Batch } from "./apply-rows";
import { derivedId } from "./derived-id";

/** Gives accounts the owner that the list names, from its day on, and ends the former owner's way into the portal. */
export async function changeOwners({ tx, tenant, now }: Ctx, { importId, after, upTo, day }: Batch): Promise<void> {
  const at = now.toISOString();
  const mine = sql`s.tenant_id = ${tenant.id} and s.import_id = ${importId} and s.line > ${after} and s.line <= ${upTo}
    and s.action = 'update' and s.owner_changed`;
  // An ownership that would have lasted no day is taken back, not ended.
  await tx.execute(sql`
    update account_roles r set
      valid_to = case when r.valid_from < ${day}::date then ${day}::date else r.valid_to end,
      superseded_at = case when r.valid_from < ${day}::date then r.superseded_at else ${at}::timestamptz end
    from import_rows s
    where ${mine} and r.tenant_id = ${tenant.id} and r.account_id = s.account_id and r.role = 'owner'
      and r.superseded_at is null and (r.valid_to is null or r.valid_to > ${day}::date)`);
  await tx.execute(sql`
    update resident_links l set revoked_at = ${at}::timestamptz
    from import_rows s
    where ${mine} and l.tenant_id = ${tenant.id} and l.account_id = s.account_id and l.revoked_at is null`);
  await tx.execute(sql`
    insert into persons (tenant_id, id, kind, name, phone, id_number)
    select ${tenant.id}::uuid, ${derivedId("person")}, s.person_kind, s.name, s.phone, s.id_number from import_rows s where ${mine}`);
  await tx.execute(sql`
    insert into account_roles (tenant_id, id, account_id, person_id, role, valid_from, recorded_at)
    select ${tenant.id}::uuid, ${derivedId("role")}, s.account_id, ${derivedId("person")}, 'owner', ${day}::date, ${at}::timestamptz
    from import_rows s where ${mine}`);
}
