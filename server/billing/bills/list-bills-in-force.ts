import { and, asc, eq, ne } from "drizzle-orm";
import { bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Bill } from "./insert-bill";
import { inForce } from "./list-open-bills";

/**
 * The bills in force of one agreement for one season, by the days that they charge: usually one, two after a cut-off. What
 * one of them grew by is billed for the same days and belongs to it (`listGrowths`).
 */
export function listBillsInForce(
  ctx: Pick<Ctx, "tx" | "tenant">,
  agreementId: string,
  season: string,
): Promise<Bill[]> {
  return ctx.tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, ctx.tenant.id),
        eq(bills.agreementId, agreementId),
        eq(bills.season, season),
        ne(bills.kind, "growth"),
        inForce(ctx),
      ),
    )
    .orderBy(asc(bills.periodFrom));
}
