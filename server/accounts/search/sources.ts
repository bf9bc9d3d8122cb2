import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";

/** A found account and where its source stands after it. */
export type Hit = { accountId: string; key: string[] };

/** Looks in one place: at most `limit` hits after `key`, in an order that the place's index gives for nothing. */
export type Source = (ctx: Ctx, wanted: string, after: string[] | null, limit: number) => Promise<Hit[]>;

/** Everything that begins with `prefix`, as a range; LIKE would keep row security from using the index. */
export function startsWith(column: SQL, prefix: string): SQL {
  return sql`${column} collate "C" >= ${prefix} and ${column} collate "C" < ${`${prefix}\u{10FFFF}`}`;
}

/** The accounts that a person has something to do with today, whatever the role. */
export function presentAccounts(ctx: Ctx): SQL {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  return sql`(select distinct r.account_id from account_roles r
    where r.tenant_id = ${ctx.tenant.id} and r.person_id = p.id and r.superseded_at is null
      and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})) r`;
}
