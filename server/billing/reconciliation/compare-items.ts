import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Difference, DifferenceCause } from "./channel";

/** What agrees has this cause; it is summed and never listed. */
export const agrees = "agrees";

type Summed = { cause: string; count: number; outside: string; ledger: string };
type Sums = { outsideMinor: bigint; ledgerMinor: bigint; differences: Difference[] };

/** Sums what lies outside and in the ledger, and the differences by cause. `items` as `listItems` has them. */
export async function sumItems({ tx }: Pick<Ctx, "tx">, items: SQL): Promise<Sums> {
  const { rows } = await tx.execute<Summed>(sql`
    select cause, count(*)::int as count, sum(outside)::text as outside, sum(ledger)::text as ledger
    from (${items}) item group by cause order by cause`);
  const total = (of: "outside" | "ledger") => rows.reduce((sum, row) => sum + BigInt(row[of]), 0n);
  return {
    outsideMinor: total("outside"),
    ledgerMinor: total("ledger"),
    differences: rows.flatMap(({ cause, count, outside, ledger }) =>
      cause === agrees ? [] : { cause: cause as DifferenceCause, count, amountMinor: BigInt(outside) - BigInt(ledger) },
    ),
  };
}

type Listed = {
  id: string;
  reference: string;
  payment_id: string | null;
  receipt_no: string | null;
  outside: string;
  ledger: string;
};
export type Item = {
  id: string;
  /** The payment's number, or what bank or provider calls it. */
  reference: string;
  paymentId: string | null;
  receiptNo: string | null;
  outsideMinor: bigint;
  ledgerMinor: bigint;
};

const pageSize = 100;

/** The items behind one cause, a page at a time. `items` has cause, id, reference, payment_id, outside and ledger in 分. */
export async function listItems(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  items: SQL,
  { cause, after = "" }: { cause: string; after?: string | undefined },
): Promise<{ items: Item[]; next: string | null }> {
  const { rows } = await tx.execute<Listed>(sql`
    select item.id, item.reference, item.payment_id, p.receipt_no, item.outside::text, item.ledger::text
    from (${items}) item left join payments p on p.tenant_id = ${tenant.id} and p.id = item.payment_id
    where item.cause = ${cause} and item.id > ${after} order by item.id limit ${pageSize + 1}`);
  const shown = rows.slice(0, pageSize);
  return {
    items: shown.map(({ id, reference, payment_id: paymentId, receipt_no: receiptNo, outside, ledger }) => ({
      ...{ id, reference, paymentId, receiptNo, outsideMinor: BigInt(outside), ledgerMinor: BigInt(ledger) },
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}
