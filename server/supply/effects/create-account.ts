import { and, eq } from "drizzle-orm";
import { accountRoles, accounts, chargeableAreas, serviceAgreements, servicePoints } from "@/db/schema";
import { changeHousehold } from "@/server/accounts";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { nextNumber } from "@/server/platform/numbers";
import type { Effect } from "@/server/tickets/workflow/vocabulary";
import { isClaimed } from "../conditions";
import { linkResident } from "../link-resident";
import { nextAccountNo } from "../next-account-no";
import { dayOfForm, neededText, textOf } from "../read-form";
import { loseWholeUnit } from "../whole-unit";
import { firstAreaOf } from "./first-area";
import { findOrMakePerson } from "./make-person";
import { findOrMakePremise, type Premise } from "./make-premise";

/**
 * Makes a customer of an approved request: premise (if it is new), owner, account, service point, agreement and the
 * area it is charged by; the applicant's own sign-in can open it from now on.
 * @throws `premise-claimed` when somebody else's agreement came first
 */
export const createAccount: Effect = async (ctx, ticket) => {
  const { tenant, tx } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const startsOn = dayOfForm(ticket.form, "start-date") ?? today;
  const premise = await findOrMakePremise(ctx, ticket);
  if (await isClaimed(ctx, premise.id)) throw conflict("premise-claimed");
  const personId = await findOrMakePerson(ctx, {
    name: neededText(ticket.form, "owner-name"),
    phone: neededText(ticket.form, "owner-phone"),
    idNumber: textOf(ticket.form, "owner-id-number"),
  });
  const account = await makeAccount(ctx, { personId, premise, startsOn });
  const size = textOf(ticket.form, "household-size");
  if (size) await changeHousehold(ctx, { accountId: account.id, from: startsOn, to: { lowIncome: false, size } });
  const agreement = await makeAgreement(ctx, { accountId: account.id, premise, startsOn });
  await tx.insert(chargeableAreas).values({
    tenantId: tenant.id,
    createdAt: ctx.now,
    ...(await firstAreaOf(ctx, premise, startsOn)),
    agreementId: agreement.id,
    accountId: account.id,
    validFrom: startsOn,
    recordedAt: await knownFrom(ctx),
  });
  await loseWholeUnit(ctx, { premiseId: premise.id, from: startsOn, reason: ticket.ticketNo });
  if (ticket.residentUserId)
    await linkResident(ctx, {
      userId: ticket.residentUserId,
      accountId: account.id,
      since: startsOn < today ? startsOn : today,
    });
  await audit(
    ctx,
    "supply.create-account",
    { type: "account", id: account.id },
    { ticketNo: ticket.ticketNo, premiseId: premise.id },
  );
  return {
    accountId: account.id,
    accountNo: account.accountNo,
    agreementId: agreement.id,
    agreementNo: agreement.agreementNo,
    premiseId: premise.id,
  };
};

async function makeAccount(
  ctx: Ctx,
  { personId, premise, startsOn }: { personId: string; premise: Premise; startsOn: PlainDate },
): Promise<{ id: string; accountNo: string }> {
  const fresh = { tenantId: ctx.tenant.id, createdAt: ctx.now };
  const account = { id: newId(), accountNo: await nextAccountNo(ctx) };
  await ctx.tx.insert(accounts).values({
    ...fresh,
    ...account,
    divisionId: premise.divisionId,
    premiseId: premise.id,
    address: premise.address,
    openedOn: startsOn,
    updatedAt: ctx.now,
  });
  await ctx.tx.insert(accountRoles).values({
    ...fresh,
    accountId: account.id,
    personId,
    role: "owner",
    validFrom: startsOn,
    recordedAt: ctx.now,
  });
  return account;
}

/** A running agreement at the premise's service point, which is made when the premise has none for this service. */
export async function makeAgreement(
  ctx: Ctx,
  {
    accountId,
    premise,
    startsOn,
  }: { accountId: string; premise: Pick<Premise, "id" | "code" | "networkNodeId">; startsOn: PlainDate },
): Promise<{ id: string; agreementNo: string }> {
  const { tenant, tx } = ctx;
  const fresh = { tenantId: tenant.id, createdAt: ctx.now };
  const [known] = await tx
    .select({ id: servicePoints.id })
    .from(servicePoints)
    .where(
      and(
        eq(servicePoints.tenantId, tenant.id),
        eq(servicePoints.premiseId, premise.id),
        eq(servicePoints.service, tenant.kind),
      ),
    )
    .limit(1);
  const servicePointId = known?.id ?? newId();
  if (!known) {
    await tx.insert(servicePoints).values({
      ...fresh,
      id: servicePointId,
      premiseId: premise.id,
      networkNodeId: premise.networkNodeId,
      service: tenant.kind,
      code: `${premise.code}-1`,
    });
  }
  const agreement = {
    id: newId(),
    agreementNo: await nextNumber(ctx, "HT", startsOn.slice(0, 4)),
  };
  await tx.insert(serviceAgreements).values({
    ...fresh,
    ...agreement,
    accountId,
    servicePointId,
    premiseId: premise.id,
    status: "active",
    startsOn,
  });
  return agreement;
}
