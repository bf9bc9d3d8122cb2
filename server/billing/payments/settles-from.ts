import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

/**
 * From which day on credit of a day lies on a bill, as SQL: not before the bill was issued, nor before what lay on it last
 * went away, so that no bill was ever paid more than whole. What `allocateCredit` does for many at once.
 */
export const settlesFrom = (
  { tenant }: Pick<Ctx, "tenant">,
  billId: string,
  day: PlainDate,
): SQL => sql`greatest(${day}::date,
  (select b.issued_on from bills b where b.tenant_id = ${tenant.id} and b.id = ${billId}),
  (select max(a.effective_on) from allocations a
    where a.tenant_id = ${tenant.id} and a.bill_id = ${billId} and a.amount_minor < 0))`;
