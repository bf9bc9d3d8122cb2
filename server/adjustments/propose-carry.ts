import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { insertProposal } from "./insert-proposal";
import { lockBoth } from "./lock-both";

type Carry = {
  from: string;
  to: string;
  /** 分. */
  amountMinor: bigint;
  /** The bill whose unpaid part is carried; credit when left out. */
  billId?: string;
  /** The named rule that moves it: split-by-area, merge. */
  rule: string;
  reason: string;
};

/**
 * Lays the move of credit, or of what is unpaid of a bill, to another account before those who may approve the sum: a
 * split or a merge moves no money by one hand. Nothing of nought is proposed. @throws what `checkSum` refuses
 */
export async function proposeCarry(ctx: Ctx, { from, to, amountMinor, billId, rule, reason }: Carry): Promise<void> {
  if (amountMinor === 0n) return;
  await lockBoth(ctx, { accountId: from, otherAccountId: to });
  const { accountNo } = await lockAccount(ctx, to);
  await insertProposal(ctx, {
    ...{ accountId: from, otherAccountId: to, amountMinor, reason, documentIds: [], idempotencyKey: newId() },
    kind: billId ? "carry-debt" : "carry-over",
    billId: billId ?? null,
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    basis: { rule, otherAccountNo: accountNo },
  });
}
