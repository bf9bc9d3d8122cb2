import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { changeHousehold } from "@/server/accounts";
import { amountOwed, correctBill, listOpenBills, listSeasons, lockAccount } from "@/server/billing";
import { queueMessage } from "@/server/channels";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import { normalizePhone } from "@/tenants/schemas/phone";
import { arrearsRuleOf } from "@/tenants/schemas/request-forms";
import type { Effect, Ticket } from "@/server/tickets/workflow/vocabulary";
import { changeRole } from "../dated/change-role";
import { ownerAt } from "../dated/owner-at";
import { linkResident, unlinkResidents } from "../link-resident";
import { listAgreements } from "../list-agreements";
import { dayOfForm, neededText, textOf } from "../read-form";
import { isSamePerson } from "../same-person";
import { closeAndReopen } from "./close-and-reopen";
import { findOrMakePerson } from "./make-person";
import { hasMoneyToPart } from "./has-money-to-part";
import { accountIdOf } from "./stop-supply";

/**
 * Hands an account over on the form's day: the owner's role changes from that day, the former owner's sign-ins lose the
 * account at once, the new owner's gain it. Money follows the rule (`arrearsRuleOf`); where the day divides it, the former
 * owner's account is closed with their part, and the new owner begins with one of their own.
 * @throws `transfer-account-owes`, `transfer-debt-not-accepted`, `transfer-to-oneself`
 */
export const changeOwner: Effect = async (ctx, ticket, move) => {
  const accountId = accountIdOf(ticket);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const day = dayOfForm(ticket.form, "transfer-date") ?? today;
  const phone = normalizePhone(neededText(ticket.form, "new-owner-phone")) ?? "";
  const owner = await ownerAt(ctx, { accountId, on: day });
  const told = { phone, idNumber: textOf(ticket.form, "new-owner-id-number") };
  if (owner && isSamePerson(owner, told)) throw conflict("transfer-to-oneself");
  const rule = arrearsRuleOf({ ...ticket.form, ...move.fields });
  await lockAccount(ctx, accountId);
  await checkArrears(ctx, ticket, rule);
  const parts = rule !== "new-owner-pays" && (await hasMoneyToPart(ctx, accountId, day));
  const personId = await findOrMakePerson(ctx, { name: neededText(ticket.form, "new-owner-name"), ...told });
  const facts = parts
    ? await closeAndReopen(ctx, { accountId, personId, day, reason: ticket.ticketNo })
    : await handOver(ctx, { accountId, personId, day });
  const newOwnerUserId = textOf(ticket.facts, "newOwnerUserId");
  if (newOwnerUserId)
    await linkResident(ctx, { userId: newOwnerUserId, accountId: facts.newAccountId ?? accountId, since: day });
  if (phone) await welcome(ctx, { ticketId: ticket.id, phone, accountId: facts.newAccountId ?? accountId, day });
  await audit(
    ctx,
    "supply.transfer",
    { type: "account", id: accountId },
    { ticketNo: ticket.ticketNo, day, fromPersonId: owner?.personId, toPersonId: personId, ...facts },
  );
  return { effectiveOn: day, formerOwner: owner?.name ?? null, ...facts };
};

async function handOver(
  ctx: Ctx,
  { accountId, personId, day }: { accountId: string; personId: string; day: PlainDate },
) {
  await changeRole(ctx, { accountId, role: "owner", personId, from: day });
  // A former owner's family, bank card, waiver for low income and wider tiers end with them.
  await changeRole(ctx, { accountId, role: "payer", personId: null, from: day });
  await changeRole(ctx, { accountId, role: "occupant", personId: null, from: day });
  const left = await changeHousehold(ctx, { accountId, from: day, to: null });
  if (left.length > 0) await correctBillsFrom(ctx, accountId, day);
  return { newAccountId: undefined, unlinked: await unlinkResidents(ctx, accountId) };
}

/** A bill whose first day is the new owner's loses what the former household was let off; one that began before keeps it. */
async function correctBillsFrom(ctx: Ctx, accountId: string, day: PlainDate): Promise<void> {
  const touched = (await listSeasons(ctx)).filter((season) => season.lastDay >= day);
  for (const { id: agreementId } of await listAgreements(ctx, accountId))
    for (const { slug } of touched) await correctBill(ctx, { agreementId, season: slug, reason: "过户" });
}

/** Tells the new owner which account is theirs from which day on; the one who asked hears of it by the request. */
async function welcome(
  ctx: Ctx,
  { ticketId, phone, accountId, day }: { ticketId: string; phone: string; accountId: string; day: PlainDate },
): Promise<void> {
  const [account] = await ctx.tx
    .select({ number: accounts.accountNo, address: accounts.address })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  await queueMessage(ctx, {
    channel: "sms",
    recipient: phone,
    template: "transfer-done",
    params: { address: account.address, account: account.number, day },
    eventKey: `transfer-done:${ticketId}`,
    accountId,
  });
}

/** Throws where the rule wants debt settled or accepted first. */
async function checkArrears(ctx: Ctx, ticket: Ticket, rule: ReturnType<typeof arrearsRuleOf>): Promise<void> {
  const accountId = accountIdOf(ticket);
  if (rule === "new-owner-pays") {
    const open = await listOpenBills(ctx, accountId);
    if (open.length > 0 && !ticket.facts.newOwnerAcceptsDebt) throw conflict("transfer-debt-not-accepted");
  }
  if (rule !== "settle-first") return;
  // What this very handover has cut off may be due at once; it stays with who was supplied until then.
  const { cutOffBillNos } = ticket.facts;
  const owed = await amountOwed(ctx, accountId, Array.isArray(cutOffBillNos) ? cutOffBillNos : []);
  if (owed > 0n) throw conflict("transfer-account-owes", { amount: toDecimal(owed) });
}
