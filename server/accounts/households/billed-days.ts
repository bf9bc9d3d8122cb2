import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";

/** The last day of each account by whose household a standing bill goes: its first day; of water any day of its period. */
export const billedDays = (tenant: Pick<Ctx["tenant"], "id" | "kind">, accounts: SQL): SQL => sql`
  select b.account_id, max(${tenant.kind === "water" ? sql`b.period_to` : sql`b.period_from`})::text as day
  from bills b
  where b.tenant_id = ${tenant.id} and b.account_id in (${accounts}) and b.kind in ('season', 'first', 'cut-off', 'usage')
    and b.reverses_id is null
    and not exists (select 1 from bills back where back.tenant_id = ${tenant.id} and back.reverses_id = b.id)
  group by b.account_id`;
