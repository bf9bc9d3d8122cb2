import { and, asc, eq } from "drizzle-orm";
import { bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Bill } from "./insert-bill";
import { inForce } from "./list-open-bills";

/** What a bill in force grew by behind its due day: bills of their own, each with its due day, the earliest first. */
export function listGrowths(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { agreementId, season, periodFrom }: Pick<Bill, "agreementId" | "season" | "periodFrom">,
): Promise<Bill[]> {
  return ctx.tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, ctx.tenant.id),
        eq(bills.agreementId, agreementId),
        eq(bills.season, season),
        eq(bills.periodFrom, periodFrom),
        eq(bills.kind, "growth"),
        inForce(ctx),
      ),
    )
    .orderBy(asc(bills.dueOn), asc(bills.id));
}
