import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accountRoles, persons } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { revealInput } from "../schemas";

/** Shows one person's identity number and writes down who asked, of whom and why; a mutation, for looking leaves a trace. */
export async function revealIdentity(
  ctx: Ctx,
  { accountId, personId, reason }: z.infer<typeof revealInput>,
): Promise<{ idNumber: string | null }> {
  const { tx, tenant } = ctx;
  const [person] = await tx
    .select({ idNumber: persons.idNumber })
    .from(accountRoles)
    .innerJoin(persons, and(eq(persons.tenantId, tenant.id), eq(persons.id, accountRoles.personId)))
    .where(
      and(
        eq(accountRoles.tenantId, tenant.id),
        eq(accountRoles.accountId, accountId),
        eq(accountRoles.personId, personId),
      ),
    )
    .limit(1);
  if (!person) throw notFound("account-not-found");
  await audit(ctx, "accounts.reveal-identity", { type: "person", id: personId }, { accountId, reason });
  return person;
}
