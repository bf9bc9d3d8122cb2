import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, notFound } from "@/server/platform/errors";
import { dayOf } from "@/server/platform/dates";
import { ownerAt, type Owner } from "./dated/owner-at";
import { isSamePerson } from "./same-person";

export type Channel = "portal" | "counter";
export type Subject = { account: typeof accounts.$inferSelect; owner: Owner | null; today: string };

export const channelOf = (ctx: Ctx): Channel => (ctx.actor.kind === "resident" ? "portal" : "counter");

/**
 * The account that a request is about: a resident's own open one whatever they send, staff name theirs. Call it with the
 * subsidiary's sight.
 * @throws `account-not-open` (no account, or closed), `owner-only` when a resident is not the owner
 */
export async function subjectOf(ctx: Ctx, accountId: string | undefined): Promise<Subject> {
  const id = ctx.actor.kind === "resident" ? ctx.actor.accountId : accountId;
  if (!id) throw conflict("account-not-open");
  const [account] = await ctx.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, id)));
  if (!account) throw notFound();
  if (account.status !== "active") throw conflict("account-closed");
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const owner = await ownerAt(ctx, { accountId: id, on: today });
  // A tenant or a child may pay and look; giving the home away or turning it cold is the owner's.
  if (ctx.actor.kind === "resident" && owner && !isSamePerson(owner, { phone: ctx.actor.phone }))
    throw forbidden("owner-only");
  return { account, owner, today };
}
