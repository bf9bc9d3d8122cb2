import { and, eq, isNull } from "drizzle-orm";
import { accounts, debitMandates } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { listProfiles } from "../bank-files/read-profile";
import { lockAccount } from "../bills/lock-account";

export type NewMandate = {
  accountNo: string;
  profileSlug: string;
  holderName: string;
  bankAccountNo: string;
  agreementNo: string;
};

/**
 * Writes down that a bank may collect an account's bills, from today on.
 * @throws not found `mandate-account-unknown`, `mandate-in-force`, `bank-order-no-outgoing`
 */
export async function signMandate(ctx: Ctx, given: NewMandate): Promise<{ mandateId: string }> {
  const { accountNo, ...mandate } = given;
  const [account] = await ctx.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.accountNo, accountNo)));
  if (!account) throw notFound("mandate-account-unknown");
  const profile = (await listProfiles(ctx)).find(({ slug }) => slug === given.profileSlug);
  if (!profile) throw notFound();
  if (!profile.profile.outgoing) throw invalid("bank-order-no-outgoing");
  await lockAccount(ctx, account.id);
  const [held] = await ctx.tx
    .select({ holderName: debitMandates.holderName })
    .from(debitMandates)
    .where(
      and(
        eq(debitMandates.tenantId, ctx.tenant.id),
        eq(debitMandates.accountId, account.id),
        isNull(debitMandates.validTo),
        isNull(debitMandates.supersededAt),
      ),
    );
  if (held) throw conflict("mandate-in-force", { holder: held.holderName });
  const id = newId();
  await ctx.tx.insert(debitMandates).values({
    ...{ id, tenantId: ctx.tenant.id, accountId: account.id, ...mandate, signedByName: ctx.actor.name },
    ...{ validFrom: dayOf(ctx.now, ctx.tenant.timezone), recordedAt: ctx.now, createdAt: ctx.now },
  });
  await audit(ctx, "cashier.sign-mandate", { type: "account", id: account.id }, { profile: given.profileSlug });
  return { mandateId: id };
}
