import { and, asc, eq } from "drizzle-orm";
import { bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Bill } from "./insert-bill";
import { inForce } from "./list-open-bills";

/** The bills in force of one agreement for one season: usually one, two after a cut-off. */
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
        inForce(ctx),
      ),
    )
    .orderBy(asc(bills.periodFrom));
}
