import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { bills, chargeableAreas } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** The m² supplied on the first day of a bill's period, as believed now: what a sum per m² is counted on. */
export async function areaOfBill(ctx: Pick<Ctx, "tx" | "tenant">, accountId: string, billId: string): Promise<string> {
  const { tx, tenant } = ctx;
  const [bill] = await tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.id, billId), eq(bills.accountId, accountId)));
  if (!bill) throw notFound();
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${chargeableAreas.chargeableArea}), 0)` })
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, tenant.id),
        eq(chargeableAreas.agreementId, bill.agreementId),
        isNull(chargeableAreas.supersededAt),
        eq(chargeableAreas.supplyState, "on"),
        lte(chargeableAreas.validFrom, bill.periodFrom),
        or(isNull(chargeableAreas.validTo), gt(chargeableAreas.validTo, bill.periodFrom)),
      ),
    );
  return row?.sum ?? "0";
}
