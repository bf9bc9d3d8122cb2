import { and, asc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { accounts, chargeableAreas, households, premises, serviceAgreements, usages } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Facts } from "../rates/facts";
import type { SeasonInfo } from "../seasons/list-seasons";

/** Everything an agreement's bill for a season is made from, as it is known now. */
export async function readFacts(
  ctx: Pick<Ctx, "tx" | "tenant">,
  agreementId: string,
  season: Pick<SeasonInfo, "slug" | "from" | "lastDay">,
): Promise<Facts> {
  const tenantId = ctx.tenant.id;
  const sumElsewhere = sql<boolean>`exists (
    select 1 from service_agreements as older
    where older.tenant_id = ${tenantId} and older.account_id = ${serviceAgreements.accountId} and older.id < ${serviceAgreements.id}
      and older.starts_on <= ${season.lastDay} and (older.ends_on is null or older.ends_on > greatest(older.starts_on, ${season.from}::date)))`;
  const [row] = await ctx.tx
    .select({ agreement: serviceAgreements, account: accounts, premise: premises, sumElsewhere })
    .from(serviceAgreements)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, serviceAgreements.accountId)))
    .innerJoin(premises, and(eq(premises.tenantId, tenantId), eq(premises.id, serviceAgreements.premiseId)))
    .where(and(eq(serviceAgreements.tenantId, tenantId), eq(serviceAgreements.id, agreementId)));
  if (!row) throw notFound();
  const areas = await listAreas(ctx, agreementId);
  const used = await listUsages(ctx, agreementId, season);
  const lived = await listHouseholds(ctx, row.account.id);
  return {
    agreementId,
    accountId: row.account.id,
    startsOn: row.agreement.startsOn,
    endsOn: row.agreement.endsOn,
    households: lived.map(({ size, ...one }) => ({ ...one, size: size === null ? null : Number(size) })),
    sumElsewhere: row.sumElsewhere,
    premiseUse: row.premise.use,
    storeyHeight: row.premise.storeyHeight,
    areas,
    usages: used,
    areasBorne: row.agreement.seasonBorne === season.slug,
  };
}

function listAreas({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, agreementId: string) {
  return tx
    .select()
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, tenant.id),
        eq(chargeableAreas.agreementId, agreementId),
        isNull(chargeableAreas.supersededAt),
      ),
    )
    .orderBy(asc(chargeableAreas.areaNo), asc(chargeableAreas.validFrom));
}

function listHouseholds({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, accountId: string) {
  return tx
    .select({
      lowIncome: households.lowIncome,
      size: households.size,
      validFrom: households.validFrom,
      validTo: households.validTo,
    })
    .from(households)
    .where(
      and(eq(households.tenantId, tenant.id), eq(households.accountId, accountId), isNull(households.supersededAt)),
    )
    .orderBy(asc(households.validFrom));
}

function listUsages(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  agreementId: string,
  season: Pick<SeasonInfo, "from" | "lastDay">,
) {
  // Columns are spelled out: alone in a select Drizzle drops their table.
  const beforeInYear = sql<string>`coalesce((
    select sum(earlier.quantity) from usages as earlier
    where earlier.tenant_id = ${tenant.id} and earlier.agreement_id = usages.agreement_id and earlier.unit = usages.unit and earlier.superseded_at is null
      and earlier.period_from >= date_trunc('year', usages.period_from)::date and earlier.period_from < usages.period_from), 0)`;
  return tx
    .select({
      id: usages.id,
      periodFrom: usages.periodFrom,
      periodTo: usages.periodTo,
      quantity: usages.quantity,
      unit: usages.unit,
      beforeInYear,
    })
    .from(usages)
    .where(
      and(
        eq(usages.tenantId, tenant.id),
        eq(usages.agreementId, agreementId),
        isNull(usages.supersededAt),
        gte(usages.periodFrom, season.from),
        lte(usages.periodFrom, season.lastDay),
      ),
    )
    .orderBy(asc(usages.periodFrom));
}
