import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { accounts, debitMandates } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { listProfiles } from "../bank-files/read-profile";

const pageSize = 50;

export type MandatesWish = { accountNo?: string | undefined; before?: string | undefined };

/**
 * Mandates as they are known now, the latest first, all or one account's; the banks they may name. Paged by id, which rises
 * with time: a list that a bank sent was recorded at one instant.
 */
export async function listMandates(ctx: Pick<Ctx, "tx" | "tenant">, { accountNo, before }: MandatesWish) {
  const found = await ctx.tx
    .select({ mandate: debitMandates, accountNo: accounts.accountNo, address: accounts.address })
    .from(debitMandates)
    .innerJoin(accounts, and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, debitMandates.accountId)))
    .where(
      and(
        eq(debitMandates.tenantId, ctx.tenant.id),
        isNull(debitMandates.supersededAt),
        accountNo ? eq(accounts.accountNo, accountNo) : undefined,
        before ? lt(debitMandates.id, before) : undefined,
      ),
    )
    .orderBy(desc(debitMandates.id))
    .limit(pageSize + 1);
  const rows = found.slice(0, pageSize).map(({ mandate, ...account }) => ({
    ...{ ...mandate, bankAccountNo: masked(mandate.bankAccountNo) },
    ...account,
  }));
  const banks = (await listProfiles(ctx))
    .filter(({ profile }) => profile.outgoing)
    .map(({ slug, profile }) => ({ slug, name: profile.name }));
  return { rows, banks, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** Enough to tell one from another; the whole number is for the bank. */
const masked = (no: string) => (no.length > 8 ? `${no.slice(0, 4)} **** ${no.slice(-4)}` : "****");
