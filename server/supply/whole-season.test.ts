import { afterAll, beforeAll, expect, test } from "vitest";
import { chargeableAreas } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance, correctBill, issueBill, publishTariff, runSeason } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Ctx, Tenant } from "@/server/platform/context";
import { resumeSupply } from "./effects/resume-supply";
import { listAgreements } from "./list-agreements";
import { mergeAccounts } from "./merge-accounts";
import { splitAccount } from "./split-account";
import { noMove, ticketOf } from "./test/ticket-of";

const season = "2026-2027";
const on = "2026-12-25";
let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant({ kind: "heating" });
  // 0.19 元 per m² and day, all 121 days for whoever is supplied at all; a stopped home pays 15 %.
  const [home] = heatingTariff().priceClasses;
  const body = heatingTariff(
    { priceClasses: [{ ...home!, area: { price: "0.19", per: "day" } }] },
    { changes: "whole-season" },
  );
  await asTenant(tenant, (ctx) => publishTariff(ctx, { body, effectiveFrom: "2025-01-01" }));
});
afterAll(closePools);

const december = <T>(fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date("2026-12-26T02:00:00Z"), as: "worker" });
const balance = (accountId: string) => december((ctx) => accountBalance(ctx, accountId));
const run = () => december((ctx) => runSeason(ctx, season));

type Supply = "on" | "stopped";

/** 60 m² and 40 m²: 1,379.40 + 919.60 = 2,299.00 for the season. */
async function twoAreas(ctx: Ctx, first: Supply = "on", supplyState: Supply = first) {
  const made = await makeAccount(ctx, { chargeableArea: "60.00", supplyState: first });
  await ctx.tx.insert(chargeableAreas).values({
    ...{ tenantId: tenant.id, agreementId: made.agreement.id, accountId: made.account.id, areaNo: "2", supplyState },
    ...{
      builtArea: "40.00",
      chargeableArea: "40.00",
      priceClass: "residential",
      validFrom: "2020-09-01",
      recordedAt: ctx.now,
    },
  });
  return made;
}

const split = (accountId: string) =>
  december((ctx) =>
    splitAccount(ctx, {
      ...{ accountId, on, areaNos: ["2"], rule: "stay", reason: "分户" },
      newOwner: { name: "赵敏", phone: "13900001234" },
    }),
  );

test.each(["billed", "not billed yet"])(
  "a split within a season that is %s charges no m² twice, by a run, a correction or a run of the next day",
  async (state) => {
    const { account, agreement } = await december((ctx) => twoAreas(ctx));
    const period = { season, periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    if (state === "billed")
      await december((ctx) => issueBill(ctx, { agreementId: agreement.id, kind: "season", ...period }));
    const next = await split(account.id);
    await run();
    await run();
    const [successor] = await december((ctx) => listAgreements(ctx, next.accountId));
    for (const agreementId of [agreement.id, successor!.id])
      await december((ctx) => correctBill(ctx, { agreementId, season, reason: "复核" }));
    // 100 m² × 0.19 × 121 = 2,299.00 stay where the season began; of the 40 m² that left, 919.60, nothing is charged again.
    expect(await balance(account.id)).toBe(229_900n);
    expect(await balance(next.accountId)).toBe(0n);
  },
);

test("a merge within the season leaves each its own season, and no run charges the areas that came over", async () => {
  const [into, from] = [await december((ctx) => twoAreas(ctx)), await december((ctx) => twoAreas(ctx))];
  await run();
  const sides = { accountId: into.account.id, fromAccountId: from.account.id };
  await december((ctx) => mergeAccounts(ctx, { ...sides, on, reason: "并户" }));
  await run();
  // 2 × 2,299.00
  expect((await balance(into.account.id)) + (await balance(from.account.id))).toBe(459_800n);
});

test("a home that came over stopped is charged once it is heated", async () => {
  const { account } = await december((ctx) => twoAreas(ctx, "stopped"));
  await run();
  const next = await split(account.id);
  await run();
  // 100 m² × 0.19 × 15 % × 121 = 344.85 are the base fee of the account that the 40 m² came from.
  expect([await balance(account.id), await balance(next.accountId)]).toEqual([34_485n, 0n]);
  await december(async (ctx) => {
    await resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: next.accountId }), noMove);
    const [agreement] = await listAgreements(ctx, next.accountId);
    await correctBill(ctx, { agreementId: agreement!.id, season, reason: "恢复供热" });
  });
  // Who is supplied at all pays the season: 40 × 0.19 × 121
  expect(await balance(next.accountId)).toBe(91_960n);
});

test("of a home that came over partly heated, the rest is not heated for nothing: a resume within the season is refused", async () => {
  const into = await december((ctx) => twoAreas(ctx));
  const from = await december((ctx) => twoAreas(ctx, "on", "stopped"));
  const sides = { accountId: into.account.id, fromAccountId: from.account.id };
  await december((ctx) => mergeAccounts(ctx, { ...sides, on, reason: "并户" }));
  const ask = december((ctx) =>
    resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: into.account.id }), noMove),
  );
  await expect(ask).rejects.toMatchObject({ code: "resume-season-borne" });
});
