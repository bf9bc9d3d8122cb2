import { and, eq, isNull } from "drizzle-orm";
import { billDisputes } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Bill } from "../../bills/insert-bill";

/**
 * A bill in dispute of which a part is carried to another account is in dispute there, too. The first dispute stays: it
 * keeps the days before free of late fees where they lie. Each is closed by itself.
 */
export async function copyOpenDispute(
  { tx, tenant, now }: Ctx,
  fromBillId: string,
  { id: billId, accountId }: Pick<Bill, "id" | "accountId">,
): Promise<void> {
  const [open] = await tx
    .select()
    .from(billDisputes)
    .where(
      and(eq(billDisputes.tenantId, tenant.id), eq(billDisputes.billId, fromBillId), isNull(billDisputes.closedOn)),
    );
  if (open) await tx.insert(billDisputes).values({ ...open, id: newId(), billId, accountId, createdAt: now });
}
