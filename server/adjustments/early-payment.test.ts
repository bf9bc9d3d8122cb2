import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { adjustments } from "@/db/schema";
import { asTenant, makeStaff, makeTenant, systemActor } from "@/db/test/factories";
import { accountBalance, listOpenBills, publishTariff, takePayment, unusedCredit } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Ctx } from "@/server/platform/context";
import { proposeCarry } from "./propose-carry";
import { reverseAdjustment } from "./reverse-adjustment";
import { approveProposed } from "./test/approve-proposed";
import { makeBilled } from "./test/make-billed";

/** Two households with the winter's bill of 2,670.00 元, of which October lets off 2 %: 53.40. The day is 2026-10-08. */
async function makeTwo() {
  const discounts = [{ kind: "percent" as const, from: "2026-10-01", to: "2026-10-31", percent: "2" }];
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({}, { discounts }), effectiveFrom: "2025-01-01" });
    return [await makeBilled(ctx), await makeBilled(ctx)] as const;
  });
  return { tenant, homes, admin: await makeStaff(tenant, ["admin"]) };
}

const granted = (ctx: Ctx, accountId: string, status: "posted" | "reversed" = "posted") =>
  ctx.tx
    .select()
    .from(adjustments)
    .where(
      and(eq(adjustments.accountId, accountId), eq(adjustments.kind, "early-payment"), eq(adjustments.status, status)),
    );

test("a debt that another account takes over is no payment: it earns no discount, and what is left of the bill earns its part", async () => {
  const { tenant, homes, admin } = await makeTwo();
  const [from, to] = homes;
  await asTenant(tenant, async (ctx) => {
    const move = { from: from.account.id, to: to.account.id, rule: "split-by-area", reason: "分户" };
    await proposeCarry(ctx, { ...move, amountMinor: 67_000n, billId: from.bill.id });
    await approveProposed({ ...ctx, actor: admin }, from.account.id);
    expect(await granted(ctx, from.account.id)).toEqual([]);
    // 2670.00 − 670.00 = 2000.00, of it 2 % = 40.00: 1960.00 settles it
    await takePayment(ctx, { accountId: from.account.id, amountMinor: 196_000n, method: "pos" });
    expect(await granted(ctx, from.account.id)).toMatchObject([{ amountMinor: 4_000n }]);
    expect(await listOpenBills(ctx, from.account.id)).toEqual([]);
    expect(await accountBalance(ctx, from.account.id)).toBe(0n);
    expect(await granted(ctx, to.account.id)).toEqual([]);
  });
});

test("credit that came from another account earns a discount like any money, and takes it along when the transfer is reversed", async () => {
  const { tenant, homes, admin } = await makeTwo();
  const [from, to] = homes;
  await asTenant(
    tenant,
    async (ctx) => {
      const amountMinor = 267_000n - 5_340n;
      // 2 × (2670.00 − 53.40): the second half is credit
      await takePayment(ctx, { accountId: from.account.id, amountMinor: 2n * amountMinor, method: "pos" });
      expect(await unusedCredit(ctx, from.account.id)).toBe(amountMinor);
      const move = { from: from.account.id, to: to.account.id, rule: "merge", reason: "并户" };
      await proposeCarry({ ...ctx, actor: systemActor }, { ...move, amountMinor });
      await approveProposed(ctx, from.account.id);
      expect(await granted(ctx, to.account.id)).toMatchObject([{ amountMinor: 5_340n }]);
      expect(await listOpenBills(ctx, to.account.id)).toEqual([]);
      const [transfer] = await ctx.tx.select().from(adjustments).where(eq(adjustments.kind, "transfer-credit"));
      await reverseAdjustment(ctx, { adjustmentId: transfer!.id, note: "并错户" });
      expect(await granted(ctx, to.account.id, "reversed")).toHaveLength(1);
      expect(await granted(ctx, to.account.id)).toEqual([]);
      expect(await listOpenBills(ctx, to.account.id)).toMatchObject([{ openMinor: 267_000n }]);
      expect(await accountBalance(ctx, to.account.id)).toBe(267_000n);
      expect(await unusedCredit(ctx, from.account.id)).toBe(amountMinor);
    },
    { actor: admin },
  );
});

test("nobody reverses a discount by hand: it would be granted again by the next settling", async () => {
  const { tenant, homes, admin } = await makeTwo();
  await asTenant(
    tenant,
    async (ctx) => {
      const [{ account }] = homes;
      await takePayment(ctx, { accountId: account.id, amountMinor: 261_660n, method: "pos" });
      const [one] = await granted(ctx, account.id);
      const reversing = reverseAdjustment(ctx, { adjustmentId: one!.id, note: "x" });
      await expect(reversing).rejects.toMatchObject({ code: "discount-follows-payment" });
    },
    { actor: admin },
  );
});
