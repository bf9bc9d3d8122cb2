import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { type Hit, presentAccounts, type Source, startsWith } from "./sources";

const name = sql`p.name`;
const reversed = sql`p.phone_reversed`;
const turn = (digits: string) => [...digits].toReversed().join("");

/** Accounts of people whose phone is, or ends with, what was typed. */
export const findByPhone: Source = (ctx, digits, after, limit) =>
  walkPersons(ctx, { column: reversed, condition: startsWith(reversed, turn(digits)), after, limit });

/** Accounts of people whose name begins with what was typed. */
export const findByName: Source = (ctx, typed, after, limit) =>
  walkPersons(ctx, { column: name, condition: startsWith(name, typed), after, limit });

/** Accounts of companies with what was typed further inside their name; their index is small enough to read through. */
export const findByCompany: Source = (ctx, typed, after, limit) =>
  walkPersons(ctx, { column: name, condition: sql`p.kind = 'company' and strpos(p.name, ${typed}) > 1`, after, limit });

type Walk = { column: SQL; condition: SQL; after: string[] | null; limit: number };

async function walkPersons(ctx: Ctx, { column, condition, after, limit }: Walk): Promise<Hit[]> {
  const { tx, tenant } = ctx;
  const [value, personId, accountId] = after ?? [];
  // The first comparison moves along the index, the second tells apart the accounts of one person.
  const onwards = after
    ? sql`and (${column} collate "C", p.id) >= (${value}, ${personId}::uuid)
          and (${column} collate "C", p.id, r.account_id) > (${value}, ${personId}::uuid, ${accountId}::uuid)`
    : sql``;
  const { rows } = await tx.execute<{ account_id: string; value: string; person_id: string }>(sql`
    select r.account_id, ${column} as value, p.id as person_id
    from persons p cross join lateral ${presentAccounts(ctx)}
    where p.tenant_id = ${tenant.id} and ${condition} ${onwards}
    order by ${column} collate "C", p.id, r.account_id limit ${limit}`);
  return rows.map((row) => ({ accountId: row.account_id, key: [row.value, row.person_id, row.account_id] }));
}
