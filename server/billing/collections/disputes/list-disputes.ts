import { and, desc, eq, lt } from "drizzle-orm";
import { accounts, billDisputes, bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

const pageSize = 50;

/** Bills in doubt, the newest first; of one bill, or of all. */
export async function listDisputes(
  { tx, tenant }: Ctx,
  { billId, before }: { billId?: string | undefined; before?: string | undefined },
) {
  const rows = await tx
    .select({
      dispute: billDisputes,
      billNo: bills.billNo,
      amountMinor: bills.amountMinor,
      accountNo: accounts.accountNo,
      address: accounts.address,
    })
    .from(billDisputes)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, billDisputes.billId)))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, billDisputes.accountId)))
    .where(
      and(
        eq(billDisputes.tenantId, tenant.id),
        billId ? eq(billDisputes.billId, billId) : undefined,
        before ? lt(billDisputes.id, before) : undefined,
      ),
    )
    .orderBy(desc(billDisputes.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map(({ dispute, ...facts }) => ({ ...dispute, ...facts }));
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
