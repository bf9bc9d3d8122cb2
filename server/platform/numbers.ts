import { sql } from "drizzle-orm";
import { counters } from "@/db/schema";
import type { Tenant } from "./context";
import { newId } from "./ids";
import type { Tx } from "@/db/tenant";

/**
 * Takes the next `count` values of a subsidiary's counter and returns the last; without gaps, because the
 * row stays locked until the caller's transaction ends.
 */
export async function takeNumbers(ctx: { tx: Tx; tenant: Tenant }, name: string, count = 1): Promise<bigint> {
  const [row] = await ctx.tx
    .insert(counters)
    .values({ id: newId(), tenantId: ctx.tenant.id, name, value: BigInt(count) })
    .onConflictDoUpdate({
      target: [counters.tenantId, counters.name],
      set: { value: sql`${counters.value} + ${count}` },
    })
    .returning({ value: counters.value });
  if (!row) throw new Error(`Counter ${name} gave no number`);
  return row.value;
}

/** A number people can read out: QC-SH-2026-000123. */
export async function nextNumber(ctx: { tx: Tx; tenant: Tenant }, prefix: string, year: string): Promise<string> {
  const [number] = await nextNumbers(ctx, prefix, year, 1);
  return number as string;
}

/** The next `count` numbers of a kind and year, in their order and without gaps. */
export async function nextNumbers(
  ctx: { tx: Tx; tenant: Tenant },
  prefix: string,
  year: string,
  count: number,
): Promise<string[]> {
  const before = (await takeNumbers(ctx, `${prefix}-${year}`, count)) - BigInt(count);
  return Array.from({ length: count }, (_, index) => {
    const value = before + BigInt(index + 1);
    return `${ctx.tenant.code}-${prefix}-${year}-${value.toString().padStart(6, "0")}`;
  });
}
