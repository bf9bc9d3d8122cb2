import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bills, chargeableAreas, configDocuments } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx } from "@/server/platform/context";
import { saveDraft } from "@/tenants/config/save-draft";
import type { TariffInput } from "@/tenants/schemas/tariff";
import { tariffProblems } from "@/tenants/schemas/tariff-problems";
import { runSeason } from "../runs/run-season";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { compareTariffs } from "./compare-tariffs";
import { explainBill } from "./explain-bill";
import { getTariffSettings } from "./get-tariff-settings";
import { publishTariffDraft } from "./publish-tariff-draft";
import { explainInput } from "./schemas";
import { tariffSlug } from "./tariff-document";

const save = (ctx: Ctx, body: TariffInput, seenAt: Date | null = null) =>
  saveDraft(ctx, { kind: "tariff", slug: tariffSlug, body, seenAt });

/** A tariff whose homes cost `price` by the square metre. */
const dearer = (price: string) => {
  const body = heatingTariff();
  body.priceClasses[0]!.area.price = price;
  return body;
};

test("a draft is published behind every earlier version, and never into the past or onto a taken day", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-11-01" });
    const { updatedAt: seenAt } = await save(ctx, dearer("30"));
    const publish = (effectiveFrom: string) => publishTariffDraft(ctx, { effectiveFrom, note: "调价", seenAt });
    // Today is 8 October 2026.
    await expect(publish("2026-10-07")).rejects.toMatchObject({ code: "tariff-day-taken" });
    await expect(publish("2026-11-01")).rejects.toMatchObject({ code: "tariff-day-taken", field: "effectiveFrom" });
    await expect(publish("2026-10-20")).rejects.toMatchObject({ params: { version: 1, day: "2026-11-01" } });
    expect(await publish("2026-11-02")).toMatchObject({ version: 2 });
    expect((await getTariffSettings(ctx)).versions.map((one) => [one.version, one.status])).toEqual([
      [2, "published"],
      [1, "published"],
    ]);
  });
});

test("a first version cannot begin on a day that has passed", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const { updatedAt: seenAt } = await save(ctx, heatingTariff());
    await expect(publishTariffDraft(ctx, { effectiveFrom: "2026-10-07", note: "x", seenAt })).rejects.toMatchObject({
      code: "effective-from-past",
    });
  });
});

test("two clerks at once lose nothing: the second is told whose words came first", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const { updatedAt: seenAt } = await save(ctx, dearer("30"));
    const first = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
    await save(first, dearer("31"), seenAt);
    await expect(save(ctx, dearer("32"), seenAt)).rejects.toMatchObject({ code: "draft-changed" });
    await expect(publishTariffDraft(ctx, { effectiveFrom: "2026-10-08", note: "x", seenAt })).rejects.toMatchObject({
      code: "draft-changed",
    });
    const kept = await getTariffSettings(ctx);
    expect(kept.draft?.tariff.priceClasses[0]).toMatchObject({ area: { price: "31" } });
  });
});

test("a draft with faults is kept, is named by place, and is not published", async () => {
  const body = heatingTariff();
  body.seasons.push({ ...body.seasons[0]!, slug: "2027", from: "2027-03-15", to: "2027-03-20" });
  body.priceClasses[0]!.area.price = "26,7";
  expect(tariffProblems(body)).toContainEqual({ path: "priceClasses.0.area.price", code: "decimal" });
  body.priceClasses[0]!.area.price = "26.7";
  // The last day of one season is charged by it; the next may not begin on that day.
  expect(tariffProblems(body)).toEqual([{ path: "seasons.1.from", code: "seasons-overlap" }]);
  const waived = heatingTariff({ waiver: { kind: "sum", amount: "904", priceClasses: ["villa"] } });
  expect(tariffProblems(waived)).toEqual([{ path: "waiver.priceClasses", code: "class-unknown" }]);
  const steps = waterTariff();
  steps.priceClasses[0]!.tiers[1]!.upTo = "180";
  expect(tariffProblems(steps)).toEqual([{ path: "priceClasses.0.tiers.1.upTo", code: "tiers-must-rise" }]);
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const { updatedAt: seenAt } = await save(ctx, body);
    await expect(publishTariffDraft(ctx, { effectiveFrom: "2026-10-08", note: "x", seenAt })).rejects.toMatchObject({
      code: "draft-has-errors",
    });
  });
});

const typed = (body: TariffInput, facts: Record<string, unknown>, season = "2026-2027") =>
  explainInput.parse({ body, season, subject: { kind: "typed", facts } });

test("the calculator explains typed facts before anything is published", async () => {
  const tenant = await makeTenant();
  const explain = (facts: Record<string, unknown>, body: TariffInput = heatingTariff({}, { changes: "by-day" })) =>
    asTenant(tenant, async (ctx) => (await explainBill(ctx, typed(body, facts)))[0]!);
  const home = { area: "100", priceClass: "residential" };
  // 100 × 26.7
  expect(await explain({ areas: [home] })).toMatchObject({ totalMinor: 267_000n, missing: null });
  // Stopped from 1 January: 47 of 121 days in full (1,037.107 → 1,037.11), 74 at 15 % (244.933 → 244.93).
  const partly = await explain({ areas: [{ ...home, stopped: true, stoppedFrom: "2027-01-01" }] });
  expect(partly.lines.map((line) => [line.code, line.amountMinor])).toEqual([
    ["area-heat", 103_711n],
    ["base-fee", 24_493n],
  ]);
  // Stopped on the season's last day: 120 of 121 in full (2,647.934 → 2,647.93), one day at 15 % (3.309 → 3.31).
  const last = await explain({ areas: [{ ...home, stopped: true, stoppedFrom: "2027-03-15" }] });
  expect(last.lines.map((line) => line.amountMinor)).toEqual([264_793n, 331n]);
  // One of two areas stopped: 2,670.00 + 50 × 26.7 × 15 % = 200.25
  const one = await explain({ areas: [home, { ...home, area: "50", stopped: true }] });
  expect(one.totalMinor).toBe(287_025n);
  // Two-part, settled: 100 × 8.01 + 6,000 × 0.20 = 801.00 + 1,200.00
  const settled = await explain({ areas: [{ ...home, settlement: "two-part" }], heat: "6000" });
  expect(settled.totalMinor).toBe(200_100n);
  expect(await explain({ areas: [{ ...home, area: "0" }] })).toMatchObject({ totalMinor: 0n });
  // 99,999,999.99 × 26.7 = 2,669,999,999.733
  expect(await explain({ areas: [{ ...home, area: "99999999.99" }] })).toMatchObject({ totalMinor: 266_999_999_973n });
  expect(await explain({ areas: [{ ...home, priceClass: "villa" }] })).toMatchObject({
    missing: { reason: "no-price", priceClass: "villa" },
  });
  // 1 November 2027 to 29 February 2028 has 121 days in a leap year; from the 29th on: one day of them.
  const leap = heatingTariff({}, { slug: "2026-2027", from: "2027-11-01", to: "2028-02-29", changes: "by-day" });
  // 2670 × 1/121 = 22.066 → 22.07
  expect(await explain({ areas: [home], startsOn: "2028-02-29" }, leap)).toMatchObject({ totalMinor: 2_207n });
});

test.each([
  // Each end of a tier belongs to it: 180 × 5.00; what is more is in the next at 7.00 (0.04 + 0.02 + 0.01).
  ["180", "0", undefined, 90_000n],
  ["180.01", "0", undefined, 90_007n],
  // 80 × 7.00
  ["80", "180", undefined, 56_000n],
  // One thousandth at 9.00: 0.61 + 0.16 + 0.14 分, each part rounded by itself
  ["0.001", "260", undefined, 1n],
  // 260 × by tiers: 180 × 5.00 + 80 × 7.00; 6 people: 240 × 5.00 + 20 × 7.00
  ["260", "0", undefined, 146_000n],
  ["260", "0", 6, 134_000n],
  ["0", "0", undefined, 0n],
])("%s m³ of water behind %s (household %s) cost what their tiers say", async (m3, m3Before, householdSize, total) => {
  const tenant = await makeTenant({ kind: "water" });
  await asTenant(tenant, async (ctx) => {
    const facts = { areas: [{ area: "0", priceClass: "residential" }], m3, m3Before, householdSize };
    const [made] = await explainBill(ctx, typed(waterTariff(), facts, "2026-q1"));
    expect(made).toMatchObject({ totalMinor: total, missing: null });
  });
});

test("a version that begins within a season changes its prices from their day on, and no other rule of it", async () => {
  const tenant = await makeTenant();
  const changed = (from: string): TariffInput => {
    const body = heatingTariff({ rounding: "yuan" }, { dueOn: "2026-12-31" });
    body.priceClasses[0] = { ...body.priceClasses[0]!, area: { price: "99", per: "season" } };
    body.priceClasses[0].priceChanges = [{ from, area: "30" }];
    return body;
  };
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
    await publishTariff(ctx, { body: changed("2027-01-01"), effectiveFrom: "2026-12-20" });
    await makeAccount(ctx);
    await runSeason(ctx, "2026-2027");
    const [bill] = await ctx.tx.select().from(bills).where(eq(bills.tenantId, tenant.id));
    // 2,670 × 47/121 = 1,037.107 and 3,000 × 74/121 = 1,834.711, each to the 分 and due as the first version says
    expect(bill).toMatchObject({ amountMinor: 103_711n + 183_471n, dueOn: "2026-11-15" });
  });
  const twice = changed("2027-01-01");
  if (twice.kind === "heating") twice.priceClasses[0]!.priceChanges!.push({ from: "2027-01-01", area: "31" });
  expect(tariffProblems(twice)).toEqual([{ path: "priceClasses.0.priceChanges.1.from", code: "changes-must-rise" }]);
});

test("an account's bill in the calculator is the bill that the run then makes", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
    const { account } = await makeAccount(ctx, { lowIncome: true });
    const subject = { kind: "account", accountId: account.id };
    const input = explainInput.parse({ body: heatingTariff(), season: "2026-2027", subject });
    const [made] = await explainBill(ctx, input);
    expect(made?.lines[0]?.source).toMatchObject({ areaNo: "1" });
    await runSeason(ctx, "2026-2027");
    const [bill] = await ctx.tx.select().from(bills).where(eq(bills.tenantId, tenant.id));
    expect(bill?.amountMinor).toBe(made?.totalMinor);
    const nobody = { ...input, subject: { kind: "account" as const, accountId: tenant.id } };
    await expect(explainBill(ctx, nobody)).rejects.toMatchObject({ code: "calculator-no-account" });
  });
});

test("a comparison counts what rises, falls and stays, by class, whatever is billed already", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
    for (const priceClass of ["residential", "residential", "public", "villa"]) await makeAccount(ctx, { priceClass });
    const [small] = await ctx.tx.select().from(chargeableAreas).where(eq(chargeableAreas.tenantId, tenant.id)).limit(1);
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "10.00" }).where(eq(chargeableAreas.id, small!.id));
    await runSeason(ctx, "2026-2027");
    const body = dearer("30");
    body.priceClasses[1]!.area.price = "39";
    body.priceClasses.push({ ...body.priceClasses[0]!, slug: "villa" });
    await save(ctx, body);
    const versions = await ctx.tx
      .select({ id: configDocuments.id, version: configDocuments.version })
      .from(configDocuments)
      .where(eq(configDocuments.tenantId, tenant.id));
    const id = (version: number) => versions.find((one) => one.version === version)!.id;
    const compared = await compareTariffs(ctx, { olderId: id(1), newerId: id(2), season: "2026-2027" });
    // Before: 10 × 26.7 + 100 × 26.7 + 100 × 39.8; after: 10 × 30 + 100 × 30 + 100 × 39. The villa had no price.
    expect(compared.total).toMatchObject({ bills: 3, rise: 2, fall: 1, same: 0, onlyNewer: 1, onlyOlder: 0 });
    expect(compared.total).toMatchObject({ beforeMinor: 691_700n, afterMinor: 720_000n });
    expect(compared.classes.map((one) => [one.priceClass, one.bills, one.afterMinor - one.beforeMinor])).toEqual([
      ["public", 1, -8_000n],
      ["residential", 2, 36_300n],
    ]);
    expect(compared.largest.map((one) => one.afterMinor - one.beforeMinor)).toEqual([33_000n, -8_000n, 3_300n]);
  });
});
