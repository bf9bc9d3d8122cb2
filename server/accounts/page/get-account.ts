import { and, desc, eq, sql } from "drizzle-orm";
import {
  accountRoles,
  accounts,
  chargeableAreas,
  divisions,
  households,
  networkNodes,
  persons,
  premises,
  serviceAgreements,
  servicePoints,
  valveStates,
} from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { householdAt } from "../households/household-at";
import { maskIdNumber } from "./mask-id-number";

/**
 * Everything staff see of a customer but money and work: account, premise, people and household through time, agreements with their
 * areas, valves. Identity numbers are masked for everybody here; revealIdentity shows one, and writes down to whom.
 */
export async function getAccount(ctx: Ctx, accountId: string) {
  const { tx, tenant } = ctx;
  const [head] = await tx
    .select({ account: accounts, premise: premises, division: divisions.name, station: networkNodes.name })
    .from(accounts)
    .innerJoin(premises, and(eq(premises.tenantId, tenant.id), eq(premises.id, accounts.premiseId)))
    .innerJoin(divisions, and(eq(divisions.tenantId, tenant.id), eq(divisions.id, accounts.divisionId)))
    .leftJoin(networkNodes, and(eq(networkNodes.tenantId, tenant.id), eq(networkNodes.id, premises.networkNodeId)))
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, accountId)));
  if (!head) throw notFound("account-not-found");
  const { account, premise } = head;
  return {
    ...{ account, premise, division: head.division, station: head.station },
    roles: await listRoles(ctx, accountId),
    households: await listHouseholds(ctx, accountId),
    household: await householdAt(ctx, { accountId, on: dayOf(ctx.now, tenant.timezone) }),
    agreements: await listAgreements(ctx, accountId),
    areas: await listAreas(ctx, accountId),
    valves: await listValves(ctx, premise.id),
  };
}

async function listRoles({ tx, tenant }: Ctx, accountId: string) {
  const rows = await tx
    .select({
      id: accountRoles.id,
      personId: persons.id,
      kind: persons.kind,
      name: persons.name,
      phone: persons.phone,
      email: persons.email,
      idNumber: persons.idNumber,
      role: accountRoles.role,
      validFrom: accountRoles.validFrom,
      validTo: accountRoles.validTo,
      recordedAt: accountRoles.recordedAt,
      supersededAt: accountRoles.supersededAt,
    })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, tenant.id), eq(persons.id, accountRoles.personId)))
    .where(and(eq(accountRoles.tenantId, tenant.id), eq(accountRoles.accountId, accountId)))
    .orderBy(desc(accountRoles.validFrom), desc(accountRoles.id))
    .limit(100);
  return rows.map((row) => ({ ...row, idNumber: row.idNumber && maskIdNumber(row.idNumber) }));
}

function listHouseholds({ tx, tenant }: Ctx, accountId: string) {
  return tx
    .select({
      id: households.id,
      lowIncome: households.lowIncome,
      size: households.size,
      reason: households.reason,
      documentIds: households.documentIds,
      validFrom: households.validFrom,
      validTo: households.validTo,
      supersededAt: households.supersededAt,
    })
    .from(households)
    .where(and(eq(households.tenantId, tenant.id), eq(households.accountId, accountId)))
    .orderBy(desc(households.validFrom), desc(households.recordedAt), desc(households.id))
    .limit(100);
}

function listAgreements({ tx, tenant }: Ctx, accountId: string) {
  return tx
    .select({
      id: serviceAgreements.id,
      agreementNo: serviceAgreements.agreementNo,
      status: serviceAgreements.status,
      startsOn: serviceAgreements.startsOn,
      endsOn: serviceAgreements.endsOn,
      service: servicePoints.service,
      servicePoint: servicePoints.code,
    })
    .from(serviceAgreements)
    .innerJoin(
      servicePoints,
      and(eq(servicePoints.tenantId, tenant.id), eq(servicePoints.id, serviceAgreements.servicePointId)),
    )
    .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, accountId)))
    .orderBy(desc(serviceAgreements.startsOn), desc(serviceAgreements.id))
    .limit(50);
}

function listAreas({ tx, tenant }: Ctx, accountId: string) {
  return tx
    .select()
    .from(chargeableAreas)
    .where(and(eq(chargeableAreas.tenantId, tenant.id), eq(chargeableAreas.accountId, accountId)))
    .orderBy(chargeableAreas.areaNo, desc(chargeableAreas.validFrom), desc(chargeableAreas.recordedAt))
    .limit(100);
}

function listValves({ tx, tenant }: Ctx, premiseId: string) {
  return tx
    .select({
      id: valveStates.id,
      servicePoint: servicePoints.code,
      state: valveStates.state,
      validFrom: valveStates.validFrom,
      validTo: valveStates.validTo,
      superseded: sql<boolean>`${valveStates.supersededAt} is not null`,
    })
    .from(servicePoints)
    .innerJoin(valveStates, and(eq(valveStates.tenantId, tenant.id), eq(valveStates.servicePointId, servicePoints.id)))
    .where(and(eq(servicePoints.tenantId, tenant.id), eq(servicePoints.premiseId, premiseId)))
    .orderBy(desc(valveStates.validFrom), desc(valveStates.id))
    .limit(50);
}
