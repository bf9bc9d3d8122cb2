import type { Ctx } from "@/server/platform/context";
import { type Bounds, findAccountBalance } from "./find-account-balance";

/** What an account owed in 分 within these bounds (see `findAccountBalance`); below nought it had credit. */
export async function accountBalance(
  ctx: Pick<Ctx, "tx" | "tenant">,
  accountId: string,
  bounds: Bounds = {},
): Promise<bigint> {
  return (await findAccountBalance(ctx, accountId, bounds))?.balanceMinor ?? 0n;
}
