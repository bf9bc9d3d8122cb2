import { afterAll, expect, test } from "vitest";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { makeBilled } from "@/server/adjustments/test/make-billed";
import { accountBalance, correctBill, publishTariff, runSeason } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import { listAgreements } from "./list-agreements";
import { mergeAccounts } from "./merge-accounts";

afterAll(closePools);

const autumn = { now: new Date("2026-10-08T02:00:00Z") };
const december = { now: new Date("2026-12-26T02:00:00Z") };
const waiver = { kind: "sum" as const, amount: "904", priceClasses: ["residential"] };

test("a waiver of a fixed sum is let off once per account and season, however many homes are merged into it", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  await asTenant(tenant, (ctx) => publishTariff(ctx, { body: heatingTariff({ waiver }), effectiveFrom: "2025-01-01" }));
  const [into, from] = await asTenant(
    tenant,
    async (ctx) => [await makeBilled(ctx, { lowIncome: true }), await makeBilled(ctx)] as const,
    autumn,
  );
  await asTenant(
    tenant,
    async (ctx) => {
      const merge = {
        accountId: into.account.id,
        fromAccountId: from.account.id,
        on: "2026-12-25",
        reason: "两户打通",
      };
      await mergeAccounts(ctx, merge);
      // Own 2,670.00 − 904.00 = 1,766.00; 81 of 121 days here 1,787.36, nothing off. Together 3,553.36.
      expect(await accountBalance(ctx, into.account.id)).toBe(355_336n);
      for (const { id } of await listAgreements(ctx, into.account.id)) {
        const again = { agreementId: id, season: "2026-2027", reason: "复核" };
        expect(await correctBill(ctx, again)).toMatchObject({ changed: false });
      }
    },
    december,
  );
});

test("the season run lets a fixed sum off once for an account with two homes", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const accountId = await asTenant(
    tenant,
    async (ctx) => {
      await publishTariff(ctx, { body: heatingTariff({ waiver }), effectiveFrom: "2025-01-01" });
      const [into, from] = [await makeAccount(ctx, { lowIncome: true }), await makeAccount(ctx)];
      const merge = {
        accountId: into.account.id,
        fromAccountId: from.account.id,
        on: "2026-10-01",
        reason: "两户打通",
      };
      await mergeAccounts(ctx, merge);
      return into.account.id;
    },
    autumn,
  );
  await runSeason(tenant.id, "2026-2027");
  // Two homes of 2,670.00 − 904.00 once = 4,436.00.
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, accountId))).toBe(443_600n);
});
