import { sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { takeNumbers } from "@/server/platform/numbers";
import { lineLedger } from "../ledger/entries-of-lines";
import type { SeasonInfo } from "../seasons/list-seasons";
import { billSums, day, values } from "./fragments";
import { computedLines } from "./statement";

export type Batch = { looked: number; billed: number; parked: number; totalMinor: bigint; last: string | null };

/** Lines that one bill may have before its ids would meet the next bill's: a use of each day in each tier and part is far fewer. */
const mostLines = 65_536;

/** The first five groups of an id, and room for `row` in its last: ids of one batch lie side by side on disk. */
const idPrefix = () => newId().slice(0, 24);

/**
 * Bills the next agreements behind `after` in one statement: bills, lines and postings together, under numbers without
 * gaps, and what is left aside with its reason. The year's number row stays locked until the transaction ends, so batches and single bills take turns and
 * nobody is billed twice; the unique index on bills stands behind that.
 */
export async function billBatch(
  ctx: Ctx,
  runId: string,
  season: SeasonInfo,
  after: string | null,
  limit: number,
  trialId: string | null = null,
): Promise<Batch> {
  const issuedOn = dayOf(ctx.now, ctx.tenant.timezone);
  const year = issuedOn.slice(0, 4);
  const base = await takeNumbers(ctx, `ZD-${year}`, 0);
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{
    looked: string;
    billed: string;
    parked: string;
    total: string;
    last: string | null;
  }>(
    insertion(ctx, runId, season, {
      ...{ after, limit, trialId, issuedOn, base, numberPrefix: `${ctx.tenant.code}-ZD-${year}-` },
      recordedAt: await knownFrom(ctx),
    }),
  );
  const row = rows[0];
  if (!row) throw new Error("A batch must answer");
  if (Number(row.billed) > 0) await takeNumbers(ctx, `ZD-${year}`, Number(row.billed));
  return {
    looked: Number(row.looked),
    billed: Number(row.billed),
    parked: Number(row.parked),
    totalMinor: BigInt(row.total),
    last: row.last,
  };
}

type Place = {
  after: string | null;
  limit: number;
  trialId: string | null;
  issuedOn: PlainDate;
  base: bigint;
  numberPrefix: string;
  recordedAt: Date;
};

function insertion(ctx: Ctx, runId: string, season: SeasonInfo, place: Place) {
  const { after, limit, trialId, issuedOn, base, numberPrefix, recordedAt } = place;
  const tenantId = ctx.tenant.id;
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  const kind = season.tariff.tariff.kind === "heating" ? "season" : "usage";
  const ledger = values(
    Object.entries(lineLedger).map(([code, { account, ordinal }]) => [code, account, ordinal]),
    ["text", "text", "int"],
  );
  const id = (prefix: string, row: ReturnType<typeof sql>) =>
    sql`(${prefix}::text || lpad(to_hex(${row}), 12, '0'))::uuid`;
  const [billPrefix, linePrefix, postingPrefix, obstaclePrefix] = [idPrefix(), idPrefix(), idPrefix(), idPrefix()];
  return sql`
    with ${computedLines({ tenantId, season, after, limit })}, ${trialId ? sql`as_tried as materialized (${asTried(tenantId, trialId)}),` : sql``}
    issued as materialized (
      select scope.agreement_id, scope.account_id, scope.revision, greatest(scope.period_from, scope.starts_on) as period_from,
        row_number() over (order by scope.agreement_id) as n, ${base.toString()}::bigint + row_number() over (order by scope.agreement_id) as no
      from scope where not exists (select 1 from parked where parked.agreement_id = scope.agreement_id)
        ${trialId ? sql`and exists (select 1 from as_tried where as_tried.agreement_id = scope.agreement_id)` : sql``}
    ), numbered as materialized (
      select issued.account_id, issued.n, row_number() over (partition by issued.n order by lines.k1, lines.k2, lines.k3) as line_no, lines.*
      from issued join lines on lines.agreement_id = issued.agreement_id
    ), totals as (select n, sum(amount) as amount from numbered group by n),
    new_bills as (
      insert into bills (tenant_id, id, created_at, bill_no, account_id, agreement_id, run_id, kind, season, revision, period_from, period_to,
        amount_minor, issued_on, due_on, tariff_version_id)
      select ${tenantId}::uuid, ${id(billPrefix, sql`issued.n * 16`)}, ${at},
        ${numberPrefix}::text || lpad(issued.no::text, greatest(6, length(issued.no::text)), '0'),
        issued.account_id, issued.agreement_id, ${runId}::uuid, ${kind}, ${season.slug}, issued.revision, issued.period_from, ${day(season.lastDay)},
        coalesce(totals.amount, 0)::bigint, ${day(issuedOn)}, ${day(season.dueOn)}, ${season.tariff.id}::uuid
      from issued left join totals on totals.n = issued.n
      returning amount_minor
    ), new_lines as (
      insert into bill_lines (tenant_id, id, created_at, bill_id, account_id, line_no, code, description, quantity, unit, unit_price, factor,
        amount_minor, formula, basis, tariff_version_id, chargeable_area_id, usage_id)
      select ${tenantId}::uuid, ${id(linePrefix, sql`n * ${mostLines}::bigint + line_no`)}, ${at}, ${id(billPrefix, sql`n * 16`)}, account_id, line_no,
        code, description, quantity, unit, unit_price, factor, amount::bigint, formula, basis, coalesce(version_id, ${season.tariff.id}::uuid), area_id, usage_id
      from numbered
    ), new_postings as (
      insert into postings (tenant_id, id, created_at, account_id, debit, credit, amount_minor, effective_on, due_on, recorded_at, kind, bill_id, event_key)
      select ${tenantId}::uuid, ${id(postingPrefix, sql`n * 16 + ordinal`)}, ${at}, account_id,
        case when amount > 0 then 'receivable' else ledger_account end, case when amount > 0 then ledger_account else 'receivable' end,
        abs(amount)::bigint, ${day(issuedOn)}, ${day(season.dueOn)}, ${recordedAt.toISOString()}::timestamptz, 'bill', ${id(billPrefix, sql`n * 16`)}, ${id(billPrefix, sql`n * 16 + ordinal`)}
      from (
        select numbered.n, numbered.account_id, ledger.ledger_account, ledger.ordinal, sum(numbered.amount) as amount
        from numbered join ${ledger} as ledger (code, ledger_account, ordinal) on ledger.code = numbered.code
        group by numbered.n, numbered.account_id, ledger.ledger_account, ledger.ordinal
      ) sums where amount <> 0
    ), aside as (
      insert into run_obstacles (tenant_id, id, created_at, run_id, agreement_id, account_id, reason, price_class)
      select ${tenantId}::uuid, ${id(obstaclePrefix, sql`row_number() over (order by scope.agreement_id)`)}, ${at}, ${runId}::uuid,
        scope.agreement_id, scope.account_id, coalesce(parked.reason, 'changed'), parked.price_class
      from scope left join parked on parked.agreement_id = scope.agreement_id
      where not exists (select 1 from issued where issued.agreement_id = scope.agreement_id)
    )
    select (select count(*) from looked) as looked, (select count(*) from new_bills) as billed,
      (select coalesce(sum(amount_minor), 0) from new_bills) as total, (select count(*) from scope) - (select count(*) from issued) as parked,
      (select agreement_id from looked order by agreement_id desc limit 1) as last`;
}

/** What would be billed now exactly as the trial computed it. */
const asTried = (tenantId: string, trialId: string) => sql`
  select sums.agreement_id from (${billSums}) sums
  join trial_bills tried on tried.tenant_id = ${tenantId} and tried.trial_id = ${trialId}::uuid
    and tried.agreement_id = sums.agreement_id and tried.fingerprint = sums.fingerprint`;
