import { expect, test } from "vitest";
import { asTenant, makeStaff, testNow } from "@/db/test/factories";
import { dayOf } from "@/server/platform/dates";
import { makeEvent } from "@/server/platform/stripe-sandbox/emit";
import { bookBankFile } from "../bank-files/book-bank-file";
import { checkBankFile } from "../bank-files/check-bank-file";
import { startBooking } from "../bank-files/start-booking";
import { takePayment } from "../payments/take-payment";
import { closeShift } from "../shifts/close-shift";
import { openShift } from "../shifts/open-shift";
import { bringBankFile, fixedAnswer, publishBankProfiles } from "../test/bank-answer";
import { begin, deliver, makeStripeHouse } from "../test/stripe-house";
import { reconcileDay } from "./reconcile-day";

test("a day with everything that can differ: each channel's difference is the sum of its causes, and nothing stays unexplained", async () => {
  const { tenant, homes } = await makeStripeHouse(8);
  await publishBankProfiles(tenant);
  const [counted, open] = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["clerk"])];
  const pay = (index: number, amountMinor: bigint, method: "cash" | "pos", actor?: typeof counted) =>
    asTenant(
      tenant,
      (ctx) => takePayment(ctx, { accountId: homes[index]!.account.id, amountMinor, method }),
      actor ? { actor } : {},
    );
  const shift = await asTenant(tenant, (ctx) => openShift(ctx, { floatMinor: 1000n }), { actor: counted });
  await pay(0, 10_000n, "cash", counted);
  await pay(1, 5_000n, "pos", counted);
  await pay(2, 3_000n, "cash", open);
  await pay(3, 700n, "cash");
  // 10.00 float + 100.00 taken, counted 0.50 short.
  const counts = [
    { method: "cash" as const, countedMinor: 10_950n, cause: "wrong-change" as const },
    { method: "pos" as const, countedMinor: 5_000n },
  ];
  await asTenant(tenant, (ctx) => closeShift(ctx, { shiftId: shift.id, counts }), { actor: counted });

  const no = (index: number) => homes[index]!.account.accountNo;
  const line = (key: string, index: number, amountMinor: bigint) => ({ key, accountNo: no(index), amountMinor });
  const fileId = await bringBankFile(
    tenant,
    fixedAnswer([line("R1", 4, 20_000n), { ...line("R2", 4, 900n), accountNo: "ELSEWHERE" }]),
  );
  const waiting = await bringBankFile(tenant, fixedAnswer([line("R3", 5, 4_000n)]), "fixed-width", "waiting.txt");
  for (const id of [fileId, waiting]) await checkBankFile({ tenantId: tenant.id, fileId: id });
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId));
  await bookBankFile({ tenantId: tenant.id, fileId });

  const session = (paymentId: string, amount: number) => ({
    ...{ id: `cs_${paymentId}`, object: "checkout.session", status: "complete", payment_status: "paid" },
    ...{
      amount_total: amount,
      currency: "cny",
      metadata: { payment_id: paymentId },
      payment_intent: `pi_${paymentId}`,
    },
  });
  const tell = (paymentId: string, amount: number) =>
    deliver(
      JSON.stringify(makeEvent(tenant.id, "checkout.session.completed", session(paymentId, amount), testNow.getTime())),
    );
  await tell(await begin(tenant, homes[6]!, 267_000n), 267_000);
  await tell(await begin(tenant, homes[7]!, 267_000n), 1_000);

  const day = dayOf(testNow, tenant.timezone);
  const channels = await asTenant(tenant, (ctx) => reconcileDay(ctx, day));
  expect(channels.map(({ unexplainedMinor }) => unexplainedMinor)).toEqual([0n, 0n, 0n, 0n, 0n, 0n, 0n]);
  const told = Object.fromEntries(
    channels.map(({ channel, outsideMinor, ledgerMinor, differences }) => [
      channel,
      [outsideMinor, ledgerMinor, Object.fromEntries(differences.map((one) => [one.cause, one.amountMinor]))],
    ]),
  );
  expect(told).toEqual({
    // Counted 100.00 − 0.50; booked 100.00 + 30.00 + 7.00.
    cash: [9_950n, 13_700n, { "wrong-change": -50n, "shift-open": -3_000n, "in-no-shift": -700n }],
    pos: [5_000n, 5_000n, {}],
    transfer: [0n, 0n, {}],
    "transfer-slip": [0n, 0n, {}],
    payout: [0n, 0n, {}],
    "bank-file": [24_900n, 20_000n, { "account-unknown": 900n, "file-not-booked": 4_000n }],
    online: [268_000n, 267_000n, { "amount-differs": 1_000n }],
  });
});
