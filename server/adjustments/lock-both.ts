import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";

/** Holds every account that a deed moves money of, always in the same order, so that two deeds never wait for each other. */
export async function lockBoth(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { accountId, otherAccountId }: { accountId: string; otherAccountId?: string | null },
): Promise<void> {
  const ids = [accountId, ...(otherAccountId ? [otherAccountId] : [])].toSorted();
  for (const id of ids) await lockAccount(ctx, id);
}
