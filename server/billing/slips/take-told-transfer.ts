import { and, eq } from "drizzle-orm";
import { transferSlips } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import type { Payment } from "../payments/move-payment";
import { takePayment } from "../payments/take-payment";
import { closeBooked } from "./close-booked";

type Told = { accountId: string; amountMinor: bigint; bankRef: string | null; idempotencyKey: string };

/**
 * Books a transfer that somebody told of by its bank reference: as of the statement's day, where a statement has brought
 * it, and its slip waits no longer; as of today where none has. One movement of the bank is booked once, by whichever door.
 * @throws `transfer-booked-already`, `slip-sum-differs`, `slip-decided`, and what `takePayment` throws
 */
export async function takeToldTransfer(ctx: Ctx, { bankRef, ...told }: Told): Promise<Payment> {
  const money = { ...told, method: "transfer", channel: "transfer-slip" } as const;
  if (!bankRef) return takePayment(ctx, money);
  const [slip] = await ctx.tx
    .select()
    .from(transferSlips)
    .where(and(eq(transferSlips.tenantId, ctx.tenant.id), eq(transferSlips.bankRef, bankRef)))
    .for("update");
  if (!slip || slip.status === "booked") return takePayment(ctx, { ...money, bankRef });
  if (slip.status === "set-aside") throw conflict("slip-decided", { name: slip.decidedBy ?? "" });
  if (slip.amountMinor !== told.amountMinor)
    throw conflict("slip-sum-differs", { amount: toDecimal(slip.amountMinor) });
  const payment = await takePayment(ctx, { ...money, bankRef, paidAt: startOfDay(slip.paidOn, ctx.tenant.timezone) });
  await closeBooked(ctx, [slip.id]);
  return payment;
}
