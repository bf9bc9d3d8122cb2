import { and, asc, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { takeNumbers } from "@/server/platform/numbers";

/**
 * The next free account number: two leading digits as the subsidiary's others have, seven in order from 9000001 (above
 * what lists bring in), and a check digit, so that a slip of the finger is no other household's number.
 */
export async function nextAccountNo(ctx: Ctx): Promise<string> {
  const lead = await leadingDigits(ctx);
  for (;;) {
    const order = 9_000_000n + (await takeNumbers(ctx, "account"));
    const number = withCheckDigit(`${lead}${order}`);
    if (!(await isTaken(ctx, number))) return number;
  }
}

/** The digits with one more, weighted 1-3-1-3, that makes the sum a multiple of ten. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

async function leadingDigits(ctx: Ctx): Promise<string> {
  const [first] = await ctx.tx
    .select({ accountNo: accounts.accountNo })
    .from(accounts)
    .where(eq(accounts.tenantId, ctx.tenant.id))
    .orderBy(asc(accounts.accountNo))
    .limit(1);
  return /^\d{2}/.exec(first?.accountNo ?? "")?.[0] ?? "10";
}

async function isTaken(ctx: Ctx, accountNo: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.accountNo, accountNo)));
  return rows.length > 0;
}
