import { and, asc, eq, gte, lte, ne } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import type { Ctx, Tenant } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { issueBill } from "../bills/issue-bill";
import { getSeason } from "../seasons/find-season-for";

export type RunResult = { billed: number; parked: number };
export type Scope = <T>(fn: (ctx: Ctx) => Promise<T>) => Promise<T>;

export async function billSeason(_tenant: Tenant, slug: string, _by: string, scope: Scope): Promise<RunResult> {
  const result = { billed: 0, parked: 0 };
  const season = await scope((ctx) => getSeason(ctx, slug));
  const rows = await scope((ctx) =>
    ctx.tx
      .select({ id: serviceAgreements.id })
      .from(serviceAgreements)
      .where(
        and(
          eq(serviceAgreements.tenantId, ctx.tenant.id),
          ne(serviceAgreements.status, "pending-start"),
          lte(serviceAgreements.startsOn, season.lastDay),
        ),
      )
      .orderBy(asc(serviceAgreements.id)),
  );
  for (const { id } of rows) {
    await scope(async (ctx) => {
      try {
        await issueBill(ctx, {
          agreementId: id,
          kind: season.tariff.tariff.kind === "water" ? "usage" : "season",
          season: slug,
          periodFrom: season.from,
          periodTo: season.lastDay,
        });
        result.billed += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (error.code === "bill-facts-missing") result.parked += 1;
      }
    });
  }
  return result;
}
