import { expect, test } from "vitest";
import { usages } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { changeHousehold } from "@/server/accounts";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff } from "../test/tariffs";
import { correctBill } from "./correct-bill";
import { correctUsage } from "./correct-usage";
import { issueBill } from "./issue-bill";

const days = { periodFrom: "2026-11-15", periodTo: "2027-03-15" };
const winter = { season: "2026-2027", ...days };

test("a metering correction of a past winter leaves that winter's waiver, though the household has none any more", async () => {
  const tenant = await makeTenant();
  const waiver = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({ waiver }), effectiveFrom: "2025-01-01" });
    const { account, agreement } = await makeAccount(ctx, {
      builtArea: "80.00",
      lowIncome: true,
      settlement: "two-part",
    });
    const own = { tenantId: tenant.id, agreementId: agreement.id, accountId: account.id };
    // 80 m² × 26.70 − 80 m² × 7.20 = 2,136.00 − 576.00
    const bill = await issueBill(ctx, { agreementId: agreement.id, kind: "season", ...winter });
    expect(bill.amountMinor).toBe(156_000n);
    const read = { ...days, unit: "kwh" as const, quantity: "5000" };
    const [usage] = await ctx.tx
      .insert(usages)
      .values({ ...own, ...read })
      .returning();
    const again = { agreementId: agreement.id, season: winter.season, reason: "采暖季后结算" };
    // 640.80 − 576.00 + 5,000 × 0.20
    expect(await correctBill(ctx, again)).toMatchObject({ afterMinor: 106_480n });
    // The next winter's list says that the household has no low income any more.
    await changeHousehold(ctx, { accountId: account.id, from: "2027-10-01", to: { lowIncome: false, size: "3" } });
    const corrected = await correctUsage(ctx, { usageId: usage!.id, quantity: "4000", reason: "表计校正" });
    // 64.80 + 4,000 × 0.20
    expect(corrected).toMatchObject({ beforeMinor: 106_480n, afterMinor: 86_480n });
  });
});

test("what was read to the middle of a winter settles nothing that was paid in advance", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
    const { account, agreement } = await makeAccount(ctx, { settlement: "two-part" });
    const own = { tenantId: tenant.id, agreementId: agreement.id, accountId: account.id, unit: "kwh" as const };
    await issueBill(ctx, { agreementId: agreement.id, kind: "season", ...winter });
    const again = { agreementId: agreement.id, season: winter.season, reason: "复核" };
    const autumn = { periodFrom: "2026-11-15", periodTo: "2026-12-31", quantity: "2000" };
    await ctx.tx.insert(usages).values({ ...own, ...autumn });
    expect(await correctBill(ctx, again)).toMatchObject({ changed: false, afterMinor: 267_000n });
    const spring = { periodFrom: "2027-01-01", periodTo: "2027-03-15", quantity: "3000" };
    await ctx.tx.insert(usages).values({ ...own, ...spring });
    // 801.00 + 400.00 + 600.00
    expect(await correctBill(ctx, again)).toMatchObject({ changed: true, afterMinor: 180_100n });
  });
});
