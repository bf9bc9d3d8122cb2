import { and, eq, isNull, lt, or } from "drizzle-orm";
import { ledgerBooks } from "@/db/schema";
import type { Ctx } from "./context";

const mine = (ctx: Pick<Ctx, "tenant">) => eq(ledgerBooks.tenantId, ctx.tenant.id);

/**
 * The instant from which on what this transaction records counts as known: now, or just after the books' seal when
 * that is later. The books are held shared until the transaction ends, so no seal can pass it by.
 */
export async function knownFrom(ctx: Pick<Ctx, "tx" | "tenant" | "now">): Promise<Date> {
  const read = () =>
    ctx.tx.select({ sealedUntil: ledgerBooks.sealedUntil }).from(ledgerBooks).where(mine(ctx)).for("share");
  let [books] = await read();
  if (!books) {
    await openBooks(ctx);
    [books] = await read();
  }
  const sealed = books?.sealedUntil;
  return sealed && sealed >= ctx.now ? new Date(sealed.getTime() + 1) : ctx.now;
}

/**
 * Makes everything known by `until` final: waits for whoever is recording, and everybody after is known later. A seal
 * never goes back. Returns the seal that holds now.
 */
export async function sealBooks(ctx: Pick<Ctx, "tx" | "tenant">, until: Date): Promise<Date> {
  await openBooks(ctx);
  await ctx.tx
    .update(ledgerBooks)
    .set({ sealedUntil: until })
    .where(and(mine(ctx), or(isNull(ledgerBooks.sealedUntil), lt(ledgerBooks.sealedUntil, until))));
  return (await findSeal(ctx)) ?? until;
}

/** Up to which instant what was recorded is final; null when nothing was ever sealed. */
export async function findSeal(ctx: Pick<Ctx, "tx" | "tenant">): Promise<Date | null> {
  const [books] = await ctx.tx.select({ sealedUntil: ledgerBooks.sealedUntil }).from(ledgerBooks).where(mine(ctx));
  return books?.sealedUntil ?? null;
}

async function openBooks({ tx, tenant }: Pick<Ctx, "tx" | "tenant">): Promise<void> {
  await tx
    .insert(ledgerBooks)
    .values({ tenantId: tenant.id })
    .onConflictDoNothing({ target: [ledgerBooks.tenantId] });
}
