import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";

/** Of these slips, those whose movement is a payment of the same sum already wait no longer. */
export async function closeBooked({ tx, tenant, now }: Ctx, slipIds: string[]): Promise<void> {
  await tx.execute(sql`
    update transfer_slips s
    set status = 'booked', payment_id = p.id, decided_by = coalesce(p.taken_by_name, ''), decided_at = ${now.toISOString()}::timestamptz
    from payments p
    where s.tenant_id = ${tenant.id} and s.id = any(${sql.param(slipIds)}::uuid[]) and s.status = 'waiting'
      and p.tenant_id = ${tenant.id} and p.bank_ref = s.bank_ref and p.amount_minor = s.amount_minor`);
}
