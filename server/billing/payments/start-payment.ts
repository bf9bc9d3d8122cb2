import { and, desc, eq, inArray } from "drizzle-orm";
import { payments } from "@/db/schema";
import { asSubsidiary } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, forbidden, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { nextNumber } from "@/server/platform/numbers";
import { stripeAccountOf } from "@/server/platform/stripe";
import { lockAccount } from "../bills/lock-account";
import { withDiscounts } from "../discounts/with-discounts";
import { checkAmount, checkChosenBills } from "./check-chosen-bills";

export type StartPayment = {
  /** Bills to settle, in order; none: the earliest due, as far as the amount goes. */
  billIds: string[];
  /** 分; without it, all that is open on the chosen bills, less the discount of today. */
  amountMinor?: bigint | undefined;
  /** Where the payer is and goes back to, such as https://quancheng.example. */
  returnOrigin: string;
};

/** A checkout that was left open stays good for this long when the same sum is asked for again. */
const reuseMinutes = 30;
/** When the net under a crash between row and checkout is pulled up. */
const netSeconds = 30;

/**
 * Begins a resident's online payment of their own account; the checkout itself is opened after commit. Asking again for
 * the same gives the payment that is already under way.
 * @throws `online-payment-not-set-up`, `bill-already-paid`, `nothing-to-pay`, `payment-amount-invalid`
 */
export async function startPayment(ctx: Ctx, input: StartPayment): Promise<{ paymentId: string }> {
  const { actor, tenant } = ctx;
  if (actor.kind !== "resident" || !actor.accountId) throw forbidden();
  if (!stripeAccountOf(tenant)) throw conflict("online-payment-not-set-up");
  const accountId = actor.accountId;
  return asSubsidiary(ctx.tx, async () => {
    await lockAccount(ctx, accountId);
    const chosen = await checkChosenBills(ctx, accountId, input.billIds);
    const open = chosen.reduce((sum, bill) => sum + bill.openMinor, 0n);
    const owed = (await withDiscounts(ctx, chosen, dayOf(ctx.now, tenant.timezone))).reduce(
      (sum, bill) => sum + bill.payMinor,
      0n,
    );
    if (input.amountMinor === undefined && owed === 0n) throw conflict("nothing-to-pay");
    const amountMinor = checkAmount(input.amountMinor ?? owed);
    if (chosen.length > 0 && amountMinor > open) throw invalid("payment-above-bills", {}, "amountMinor");
    const billIds = chosen.map((bill) => bill.id);
    const same = await findSame(ctx, { accountId, residentUserId: actor.userId }, amountMinor, billIds);
    if (same) return { paymentId: same };
    const id = newId();
    await ctx.tx.insert(payments).values({
      id,
      tenantId: tenant.id,
      paymentNo: await nextNumber(ctx, "JF", dayOf(ctx.now, tenant.timezone).slice(0, 4)),
      accountId,
      residentUserId: actor.userId,
      amountMinor,
      channel: "portal",
      status: "created",
      billIds,
      idempotencyKey: id,
      returnOrigin: input.returnOrigin,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    await audit(ctx, "billing.start-payment", { type: "payment", id }, { amountMinor: amountMinor.toString() });
    const runAt = new Date(Date.now() + netSeconds * 1000);
    await enqueue(ctx, "open-checkout", { tenantId: tenant.id, paymentId: id }, { key: `open-checkout:${id}`, runAt });
    return { paymentId: id };
  });
}

type Payer = { accountId: string; residentUserId: string };

/** The checkout that the same person began a moment ago: it offers that person's cards, so nobody else may come to it. */
async function findSame(
  ctx: Ctx,
  { accountId, residentUserId }: Payer,
  amountMinor: bigint,
  billIds: string[],
): Promise<string | null> {
  const [last] = await ctx.tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenant.id),
        eq(payments.accountId, accountId),
        eq(payments.residentUserId, residentUserId),
        inArray(payments.status, ["created", "pending"]),
        eq(payments.channel, "portal"),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1);
  if (!last || last.amountMinor !== amountMinor || last.billIds.join() !== billIds.join()) return null;
  return ctx.now.getTime() - last.createdAt.getTime() < reuseMinutes * 60_000 ? last.id : null;
}
