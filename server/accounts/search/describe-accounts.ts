import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { maskPhone } from "@/server/identity";

/** One line of a search result. */
export type AccountLine = {
  id: string;
  accountNo: string;
  ownerName: string;
  /** Masked; enough to recognise a caller by. */
  phone: string;
  address: string;
  division: string;
  status: "active" | "closed";
  /** Of the latest agreement; null when there never was one. */
  agreement: "pending-start" | "active" | "suspended" | "stopped" | null;
  /** What the account owes in 分; negative when it has credit. */
  owedMinor: bigint;
};

type Row = {
  id: string;
  account_no: string;
  owner_name: string | null;
  phone: string | null;
  address: string;
  division: string;
  status: "active" | "closed";
  agreement: AccountLine["agreement"];
  owed: string;
};

/** What staff need to tell accounts apart, for all of a page in one statement, in the order of the ids. */
export async function describeAccounts(ctx: Ctx, ids: string[]): Promise<AccountLine[]> {
  if (ids.length === 0) return [];
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const { rows } = await tx.execute<Row>(sql`
    select a.id, a.account_no, a.address, a.status, d.name as division, o.name as owner_name, o.phone,
      (select g.status from service_agreements g where g.tenant_id = ${tenant.id} and g.account_id = a.id
       order by g.starts_on desc, g.id desc limit 1) as agreement,
      (select coalesce(sum(case when s.debit = 'receivable' then s.amount_minor when s.credit = 'receivable' then -s.amount_minor else 0 end), 0)::text
       from postings s where s.tenant_id = ${tenant.id} and s.account_id = a.id) as owed
    from accounts a
    join divisions d on d.tenant_id = ${tenant.id} and d.id = a.division_id
    left join lateral (
      select p.name, p.phone from account_roles r join persons p on p.tenant_id = ${tenant.id} and p.id = r.person_id
      where r.tenant_id = ${tenant.id} and r.account_id = a.id and r.role = 'owner' and r.superseded_at is null
        and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})
      order by r.valid_from desc, r.id desc limit 1) o on true
    where a.tenant_id = ${tenant.id} and a.id in ${ids}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [lineOf(row)] : [];
  });
}

function lineOf(row: Row): AccountLine {
  return {
    id: row.id,
    accountNo: row.account_no,
    ownerName: row.owner_name ?? "",
    phone: row.phone ? maskPhone(row.phone) : "",
    address: row.address,
    division: row.division,
    status: row.status,
    agreement: row.agreement,
    owedMinor: BigInt(row.owed),
  };
}
