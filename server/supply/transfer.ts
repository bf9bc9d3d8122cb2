import { and, desc, eq, isNull, lte } from "drizzle-orm";
import { bills } from "@/db/schema";
import { queueMessage } from "@/server/channels";
import { openTicket } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { maskPhone, normalizePhone } from "@/tenants/schemas/phone";
import { asOffice } from "./as-office";
import { dayOfForm, textOf } from "./read-form";
import { channelOf, type Subject, subjectOf } from "./request-of";
import { isSamePerson } from "./same-person";
import type { AccountRequest } from "./schemas";

/**
 * Asks to hand an account over to a new owner as of a day, and tells the new owner by SMS to confirm with their phone.
 * @throws `transfer-to-oneself`, `phone-invalid`, `transfer-date-future`, `transfer-date-billed`, `owner-only`, and what `openTicket` refuses
 */
export async function transfer(ctx: Ctx, input: AccountRequest & { accountId?: string }) {
  const { subject, phone } = await asOffice(ctx, async () => {
    const known = await subjectOf(ctx, input.accountId);
    const valid = checkNewOwner(ctx, known, input.form);
    await checkDay(ctx, known, input.form);
    return { subject: known, phone: valid };
  });
  const ticket = await openTicket(ctx, {
    type: "transfer",
    accountId: subject.account.id,
    form: { ...input.form, "new-owner-phone": phone },
    documentIds: input.documentIds,
    channel: channelOf(ctx),
  });
  await asOffice(ctx, () =>
    queueMessage(ctx, {
      channel: "sms",
      recipient: phone,
      template: "transfer-to-confirm",
      params: { address: subject.account.address, phone: maskPhone(phone) },
      eventKey: `transfer-to-confirm:${ticket.id}`,
      accountId: subject.account.id,
    }),
  );
  return ticket;
}

function checkNewOwner(ctx: Ctx, { owner }: Subject, form: Record<string, unknown>): string {
  if (!textOf(form, "new-owner-name")) throw invalid("required", {}, "new-owner-name");
  const phone = normalizePhone(textOf(form, "new-owner-phone") ?? "");
  if (!phone) throw invalid("phone-invalid", {}, "new-owner-phone");
  const told = { phone, idNumber: textOf(form, "new-owner-id-number") };
  const own = ctx.actor.kind === "resident" ? [{ phone: ctx.actor.phone }] : [];
  if ([...own, owner ?? {}].some((one) => isSamePerson(one, told)))
    throw invalid("transfer-to-oneself", {}, "new-owner-phone");
  return phone;
}

/** A handover lies neither ahead, where it may still fall through, nor in days that an earlier bill has settled. */
async function checkDay(ctx: Ctx, { account, today }: Subject, form: Record<string, unknown>): Promise<void> {
  const day = dayOfForm(form, "transfer-date");
  if (!day) throw invalid("date-invalid", {}, "transfer-date");
  if (day > today) throw invalid("transfer-date-future", { today }, "transfer-date");
  const [last] = await ctx.tx
    .select({ from: bills.periodFrom })
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, ctx.tenant.id),
        eq(bills.accountId, account.id),
        isNull(bills.reversesId),
        lte(bills.periodFrom, today),
      ),
    )
    .orderBy(desc(bills.periodFrom))
    .limit(1);
  const earliest = last && last.from > account.openedOn ? last.from : account.openedOn;
  if (day < earliest) throw invalid("transfer-date-billed", { earliest }, "transfer-date");
}
