import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { payments } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { runReport } from "@/server/reports/run-report";
import { issueBill } from "../bills/issue-bill";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff } from "../test/tariffs";
import { refundPayment } from "./refund-payment";
import { takeAgain } from "./take-again";
import { takePayment } from "./take-payment";

const at = (day: string) => new Date(`${day}T02:00:00Z`);
const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn, { now: at(day) });

/** One home of 100 m² whose 2,670.00 元 were billed on 1 October and due on 15 November. */
async function makeBilled() {
  const tenant = await makeTenant({ kind: "heating" });
  const { account } = await on(tenant, "2026-10-01", async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    const made = await makeAccount(ctx);
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    await issueBill(ctx, { ...season, kind: "season", agreementId: made.agreement.id });
    return made;
  });
  const pay = (booked: string, came: string, amountMinor: bigint) =>
    on(tenant, booked, (ctx) =>
      takePayment(ctx, { accountId: account.id, amountMinor, method: "transfer", paidAt: at(came) }),
    );
  /** Overdue up to thirty days, and credit on no bill, as it was at the end of a day as far as it was known on another. */
  const ages = async (asOf: string, known: string) => {
    const question = { report: "arrears-by-age", grouping: "none", from: asOf, asOf, knownAt: at(known) } as const;
    const { total } = await on(tenant, "2027-06-01", (ctx) => runReport(ctx, question));
    return [total.days30, total.unallocated];
  };
  return { tenant, account, pay, ages };
}

test("money that is booked behind the day it came settles the bill on that day, and what was known before stays", async () => {
  const { pay, ages } = await makeBilled();
  await pay("2026-12-02", "2026-11-28", 267_000n);
  expect(await ages("2026-11-27", "2026-12-03")).toEqual([267_000n, 0n]);
  expect(await ages("2026-11-30", "2026-12-03")).toEqual([0n, 0n]);
  expect(await ages("2026-11-30", "2026-12-01")).toEqual([267_000n, 0n]);
});

test("money settles a bill that was issued later from its issue on", async () => {
  const { tenant, account, ages } = await makeBilled();
  await on(tenant, "2026-09-10", (ctx) =>
    takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }),
  );
  expect(await ages("2026-09-30", "2026-12-01")).toEqual([0n, -267_000n]);
  expect(await ages("2026-11-20", "2026-12-01")).toEqual([0n, 0n]);
});

test("money that takes the place of what went back settles the bill from that day on, so no bill was ever paid twice", async () => {
  const { tenant, pay, ages } = await makeBilled();
  const first = await pay("2026-11-28", "2026-11-28", 267_000n);
  await pay("2026-11-29", "2026-11-29", 50_000n);
  await on(tenant, "2026-12-05", async (ctx) => {
    const [payment] = await ctx.tx.select().from(payments).where(eq(payments.id, first.id));
    await refundPayment(ctx, payment!, 267_000n);
  });
  expect(await ages("2026-11-30", "2026-12-06")).toEqual([0n, -50_000n]);
  // 2,670.00 − 500.00.
  expect(await ages("2026-12-05", "2026-12-06")).toEqual([217_000n, 0n]);
});

test("money that went back and comes again settles the bill from the day it came again", async () => {
  const { tenant, pay, ages } = await makeBilled();
  const { id } = await pay("2026-11-20", "2026-11-20", 267_000n);
  const payment = (ctx: Ctx) =>
    ctx.tx
      .select()
      .from(payments)
      .where(eq(payments.id, id))
      .then(([row]) => row!);
  await on(tenant, "2026-12-01", async (ctx) => refundPayment(ctx, await payment(ctx), 267_000n));
  await on(tenant, "2026-12-10", async (ctx) => takeAgain(ctx, await payment(ctx), 267_000n));
  expect(await ages("2026-11-30", "2026-12-20")).toEqual([0n, 0n]);
  expect(await ages("2026-12-05", "2026-12-20")).toEqual([267_000n, 0n]);
  expect(await ages("2026-12-10", "2026-12-20")).toEqual([0n, 0n]);
});
