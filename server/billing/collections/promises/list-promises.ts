import { and, desc, eq, lt } from "drizzle-orm";
import { accounts, paymentPromises } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

const pageSize = 50;

/** Promises, the newest first. */
export async function listPromises({ tx, tenant }: Ctx, { before }: { before?: string | undefined }) {
  const rows = await tx
    .select({ promise: paymentPromises, accountNo: accounts.accountNo, address: accounts.address })
    .from(paymentPromises)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, paymentPromises.accountId)))
    .where(and(eq(paymentPromises.tenantId, tenant.id), before ? lt(paymentPromises.id, before) : undefined))
    .orderBy(desc(paymentPromises.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map(({ promise, ...place }) => ({ ...promise, ...place }));
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
