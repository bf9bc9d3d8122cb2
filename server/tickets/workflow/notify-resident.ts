import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { accountRoles, persons } from "@/db/schema";
import { queueMessage } from "@/server/channels";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { getWorkflowVersion } from "./get-workflow";
import type { Effect, Ticket } from "./vocabulary";

/** Tells whoever asked, by SMS, what has become of the request; one message per move. Without a number nothing is sent. */
export const notifyResident: Effect = async (ctx, ticket, { note }) => {
  const recipient = await phoneOf(ctx, ticket);
  if (!recipient) return {};
  const { workflow } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
  await queueMessage(ctx, {
    channel: "sms",
    recipient,
    template: "request-progress",
    params: {
      subject: workflow.title.zh,
      number: ticket.ticketNo,
      state: workflow.states.find((one) => one.key === ticket.state)?.title.zh ?? ticket.state,
      note: note ? (/[。！？.!?]$/.test(note) ? note : `${note}。`) : "",
    },
    eventKey: `ticket:${ticket.id}:${ticket.revision}`,
    accountId: ticket.accountId,
  });
  return {};
};

/** The number the request came from, else one the form names, else the account's owner's. */
async function phoneOf(ctx: Ctx, ticket: Ticket): Promise<string | null> {
  for (const given of [ticket.facts.contactPhone, ticket.form["contact-phone"], ticket.form["owner-phone"]]) {
    if (typeof given === "string" && given) return given;
  }
  if (!ticket.accountId) return null;
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const [owner] = await ctx.tx
    .select({ phone: persons.phone })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, ctx.tenant.id), eq(persons.id, accountRoles.personId)))
    .where(
      and(
        eq(accountRoles.tenantId, ctx.tenant.id),
        eq(accountRoles.accountId, ticket.accountId),
        inArray(accountRoles.role, ["owner", "payer"]),
        isNull(accountRoles.supersededAt),
        sql`${accountRoles.validFrom} <= ${today} and (${accountRoles.validTo} is null or ${accountRoles.validTo} > ${today})`,
        sql`${persons.phone} is not null`,
      ),
    )
    .orderBy(accountRoles.role)
    .limit(1);
  return owner?.phone ?? null;
}
