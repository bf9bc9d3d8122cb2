import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { billDisputes } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/**
 * Disputes of a bill that was taken back go on with the bill in its place, with their days: who doubted the one doubts the
 * other, and days that were in dispute stay free of late fees. An open one stays where it is when the successor has one.
 */
export async function moveDisputes({ tx, tenant }: Ctx, fromBillId: string, toBillId: string): Promise<void> {
  const none = sql`not exists (select 1 from bill_disputes there
    where there.tenant_id = ${tenant.id} and there.bill_id = ${toBillId} and there.closed_on is null)`;
  await tx
    .update(billDisputes)
    .set({ billId: toBillId })
    .where(
      and(
        eq(billDisputes.tenantId, tenant.id),
        eq(billDisputes.billId, fromBillId),
        or(isNotNull(billDisputes.closedOn), none),
      ),
    );
}
