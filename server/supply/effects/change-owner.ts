import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { changeHousehold } from "@/server/accounts";
import { amountOwed, correctBill, listOpenBills, listSeasons } from "@/server/billing";
import { queueMessage } from "@/server/channels";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import { normalizePhone } from "@/tenants/schemas/phone";
import type { Effect, Ticket } from "@/server/tickets/workflow/vocabulary";
import { changeRole } from "../dated/change-role";
import { ownerAt } from "../dated/owner-at";
import { linkResident, unlinkResidents } from "../link-resident";
import { listAgreements } from "../list-agreements";
import { dayOfForm, neededText, textOf } from "../read-form";
import { isSamePerson } from "../same-person";
import { closeAndReopen } from "./close-and-reopen";
import { findOrMakePerson } from "./make-person";
import { accountIdOf } from "./stop-supply";

/** Who answers for what is unpaid at a handover; a workflow's field `arrears` says which, on the form or on the move. */
const arrearsRules = ["settle-first", "new-owner-pays", "old-owner-keeps"] as const;
type ArrearsRule = (typeof arrearsRules)[number];

/**
 * Hands an account over on the form's day: the owner's role changes from that day, the former owner's sign-ins lose the
 * account at once, the new owner's gain it. What is unpaid follows the rule; where it stays with the former owner, their
 * account is closed with it and the new owner begins with one of their own.
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
  const keeps = await debtStaysBehind(ctx, ticket, { ...move.fields }, day);
  const personId = await findOrMakePerson(ctx, { name: neededText(ticket.form, "new-owner-name"), ...told });
  const facts = keeps
    ? await closeAndReopen(ctx, { accountId, personId, day })
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

/** Whether the unpaid part stays behind on a closed account; throws where the rule wants it settled or accepted first. */
async function debtStaysBehind(
  ctx: Ctx,
  ticket: Ticket,
  fields: Record<string, unknown>,
  day: PlainDate,
): Promise<boolean> {
  const accountId = accountIdOf(ticket);
  const rule = ruleOf(fields, ticket);
  const open = await listOpenBills(ctx, accountId);
  if (rule === "old-owner-keeps") return open.length > 0;
  if (rule === "new-owner-pays") {
    if (open.length > 0 && !ticket.facts.newOwnerAcceptsDebt) throw conflict("transfer-debt-not-accepted");
    return false;
  }
  const owed = await amountOwed(ctx, accountId);
  if (owed > 0n) throw conflict("transfer-account-owes", { amount: toDecimal(owed) });
  // A bill just cut off is not due yet, but its days were the former owner's.
  return open.some((bill) => bill.periodTo < day);
}

function ruleOf(fields: Record<string, unknown>, ticket: Ticket): ArrearsRule {
  const given = textOf(fields, "arrears") ?? textOf(ticket.form, "arrears");
  return arrearsRules.find((rule) => rule === given) ?? "settle-first";
}
