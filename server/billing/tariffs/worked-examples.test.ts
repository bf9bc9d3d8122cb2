import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { billLines, chargeableAreas, usages } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx } from "@/server/platform/context";
import { toDecimal } from "@/server/platform/money";
import type { Tariff, TariffInput } from "@/tenants/schemas/tariff";
import { saveDraft } from "@/tenants/config/save-draft";
import { correctBill } from "../bills/correct-bill";
import { accountBalance } from "../ledger/account-balance";
import { computeLateFee } from "../rates/compute-late-fee";
import { runSeason } from "../runs/run-season";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { explainBill } from "./explain-bill";
import { getTariffSettings } from "./get-tariff-settings";
import { publishTariffDraft } from "./publish-tariff-draft";
import { explainInput } from "./schemas";
import { tariffSlug } from "./tariff-document";

const file = resolve("../shared/data/rules/worked_examples.json");
const present = existsSync(file);
type Figures = Record<string, string | number>;
const examples: { id: string; given?: Figures; expect: Figures }[] = present
  ? JSON.parse(readFileSync(file, "utf8"))
  : [];

function example(id: string) {
  const one = examples.find((known) => known.id === id);
  if (!one) throw new Error(`No example ${id}`);
  return { given: (key: string) => String(one.given?.[key]), want: one.expect };
}

const winter = "2026-2027";
const yuan = toDecimal;

/** Enters a tariff as a clerk does, draft and publication, and hands on what is then in force. */
async function enter(ctx: Ctx, body: TariffInput): Promise<Tariff> {
  const { updatedAt: seenAt } = await saveDraft(ctx, { kind: "tariff", slug: tariffSlug, body, seenAt: null });
  await publishTariffDraft(ctx, { effectiveFrom: "2026-10-08", note: "按公布的价格", seenAt });
  const { current } = await getTariffSettings(ctx);
  return current!.tariff;
}

type Home = Awaited<ReturnType<typeof makeAccount>>;

const use = (ctx: Ctx, { account, agreement }: Home, unit: "kwh" | "m3", quantity: string, from: string, to: string) =>
  ctx.tx.insert(usages).values({
    ...{ tenantId: ctx.tenant.id, accountId: account.id, agreementId: agreement.id },
    ...{ periodFrom: from, periodTo: to, unit, quantity },
  });

/** What of a home's bills each code charges, in 元. */
async function chargedBy(ctx: Ctx, { account }: Home, ...codes: string[]): Promise<string> {
  const lines = await ctx.tx
    .select()
    .from(billLines)
    .where(and(eq(billLines.tenantId, ctx.tenant.id), eq(billLines.accountId, account.id)))
    .orderBy(asc(billLines.createdAt));
  return yuan(lines.filter((line) => codes.includes(line.code)).reduce((sum, line) => sum + line.amountMinor, 0n));
}

const inHeating = async (fn: (ctx: Ctx) => Promise<void>) => asTenant(await makeTenant(), fn);

describe.skipIf(!present)(
  "the worked examples of real cities, entered as configuration and billed by the run (skipped where ../shared/data/rules is not there)",
  () => {
    test("every example of the file has its test here", () => {
      const ids = [
        "TJ-metered-100m2",
        "BJ-water-200m3",
        "JN-two-part",
        "JN-stop-2010",
        "JN-stop-2014",
        "JN-low-income",
      ];
      expect(examples.map((one) => one.id).toSorted((a, b) => a.localeCompare(b))).toEqual(
        [...ids, "TJ-late-fee"].toSorted((a, b) => a.localeCompare(b)),
      );
    });

    test("TJ-metered-100m2: billed by area, settled by heat, and the rest is the household's", () =>
      inHeating(async (ctx) => {
        const { given, want } = example("TJ-metered-100m2");
        const tianjin = await enter(ctx, {
          ...heatingTariff(),
          priceClasses: [
            {
              slug: "residential",
              name: { zh: "居民", en: "Residential" },
              area: { price: "25", per: "season" },
              twoPart: { fixed: "7.5", energy: "0.13", unit: "kwh" },
            },
          ],
        });
        const home = await makeAccount(ctx, { builtArea: given("area_m2"), settlement: "two-part" });
        await runSeason(ctx, winter);
        expect(await chargedBy(ctx, home, "prepaid-area")).toBe(want.area_total);
        const prepaid = await accountBalance(ctx, home.account.id);
        await use(ctx, home, "kwh", given("kwh"), "2026-11-15", "2027-03-15");
        const settled = await correctBill(ctx, { agreementId: home.agreement.id, season: winter, reason: "结算" });
        expect(yuan(settled!.afterMinor)).toBe(want.metered_total);
        expect(yuan(prepaid - (await accountBalance(ctx, home.account.id)))).toBe(want.refund);
        const at = async (heat: number) => {
          const areas = [{ area: given("area_m2"), priceClass: "residential", settlement: "two-part" }];
          const facts = { areas, heat: String(heat) };
          const input = { body: tianjin, season: winter, subject: { kind: "typed", facts } };
          const [made] = await explainBill(ctx, explainInput.parse(input));
          return made!.totalMinor;
        };
        const even = Number(want.break_even_kwh);
        expect([(await at(even)) <= prepaid, (await at(even + 1)) > prepaid]).toEqual([true, true]);
      }));

    test("JN-two-part: a fixed part by area and an energy part by heat, against the whole area fee", () =>
      inHeating(async (ctx) => {
        const { given, want } = example("JN-two-part");
        await enter(ctx, heatingTariff());
        const wish = { builtArea: given("area_m2"), settlement: "two-part" as const };
        const [read, unread] = [await makeAccount(ctx, wish), await makeAccount(ctx, wish)];
        await use(ctx, read, "kwh", given("kwh"), "2026-11-15", "2027-03-15");
        await runSeason(ctx, winter);
        expect(await chargedBy(ctx, read, "fixed-part")).toBe(want.basic);
        expect(await chargedBy(ctx, read, "energy-part")).toBe(want.metered);
        expect(yuan(await accountBalance(ctx, read.account.id))).toBe(want.total);
        expect(yuan(await accountBalance(ctx, unread.account.id))).toBe(want.area_total);
      }));

    test("BJ-water-200m3: each part of each tier once", async () => {
      const { given, want } = example("BJ-water-200m3");
      await asTenant(await makeTenant({ kind: "water" }), async (ctx) => {
        await enter(ctx, waterTariff());
        const home = await makeAccount(ctx);
        await use(ctx, home, "m3", given("annual_m3"), "2026-01-01", "2026-03-31");
        await runSeason(ctx, "2026-q1");
        expect(await chargedBy(ctx, home, "water")).toBe(want.water_fee);
        expect(await chargedBy(ctx, home, "resource")).toBe(want.resource_fee);
        expect(await chargedBy(ctx, home, "sewage")).toBe(want.sewage_fee);
        expect(yuan(await accountBalance(ctx, home.account.id))).toBe(want.total);
      });
    });

    test("JN-stop-2010: 15 % for one home, nothing for a whole unit", () =>
      inHeating(async (ctx) => {
        const { given, want } = example("JN-stop-2010");
        await enter(ctx, heatingTariff());
        const wish = { builtArea: given("area_m2"), supplyState: "stopped" as const };
        const [single, unit] = [await makeAccount(ctx, wish), await makeAccount(ctx, wish)];
        await ctx.tx.update(chargeableAreas).set({ wholeUnitStop: true }).where(eq(chargeableAreas.id, unit.area.id));
        await runSeason(ctx, winter);
        expect(yuan(await accountBalance(ctx, single.account.id))).toBe(want.stop_fee_single_household);
        expect(yuan(await accountBalance(ctx, unit.account.id))).toBe(want.stop_fee_whole_unit);
      }));

    test("JN-stop-2014: no fee, and the deadline is a day of the season", () =>
      inHeating(async (ctx) => {
        const { want } = example("JN-stop-2014");
        const { seasons } = await enter(ctx, heatingTariff({}, { stop: { kind: "none" }, applyBy: "2026-10-31" }));
        const home = await makeAccount(ctx, { supplyState: "stopped" });
        await runSeason(ctx, winter);
        expect(yuan(await accountBalance(ctx, home.account.id))).toBe(want.stop_fee);
        expect(seasons[0]!.applyBy.slice(5)).toBe(String(want.deadline).slice(5, 10));
      }));

    test("JN-low-income: 7.20 off each m²", () =>
      inHeating(async (ctx) => {
        const { given, want } = example("JN-low-income");
        const waiver = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
        await enter(ctx, heatingTariff({ waiver }));
        const home = await makeAccount(ctx, { builtArea: given("area_m2"), lowIncome: true });
        await runSeason(ctx, winter);
        expect(yuan(await accountBalance(ctx, home.account.id))).toBe(want.fee);
      }));

    test("TJ-late-fee: so much a day on what is unpaid", () =>
      inHeating(async (ctx) => {
        const { given, want } = example("TJ-late-fee");
        const { lateFee } = await enter(ctx, heatingTariff({ lateFee: { ratePerDay: given("rate_per_day") } }));
        const unpaid = BigInt(given("unpaid").replace(".", ""));
        expect(yuan(computeLateFee(lateFee!, unpaid, Number(given("days"))))).toBe(want.penalty);
      }));
  },
);

test("a city that nobody foresaw is entered without code: by the day, with a height, a balcony and half a stop", () =>
  inHeating(async (ctx) => {
    // Zhengzhou's 0.19 a m² and day; above 3 m the height counts in proportion; a balcony counts half.
    await enter(
      ctx,
      heatingTariff(
        {
          priceClasses: [
            { slug: "residential", name: { zh: "居民", en: "Residential" }, area: { price: "0.19", per: "day" } },
          ],
          height: { kind: "proportional", limit: "3" },
          rounding: "jiao",
        },
        { stop: { kind: "percent", percent: "30" }, changes: "by-day" },
      ),
    );
    const plain = await makeAccount(ctx, { builtArea: "89.50" });
    const high = await makeAccount(ctx, { builtArea: "100.00", storeyHeight: "3.60" });
    const balcony = await makeAccount(ctx, { builtArea: "10.00" });
    await ctx.tx.update(chargeableAreas).set({ kind: "balcony" }).where(eq(chargeableAreas.id, balcony.area.id));
    const stopped = await makeAccount(ctx, { builtArea: "100.00", supplyState: "stopped" });
    await runSeason(ctx, winter);
    const owed = async ({ account }: Home) => yuan(await accountBalance(ctx, account.id));
    // 89.5 × 0.19 × 121 = 2,057.605 → 2,057.60
    expect(await owed(plain)).toBe("2057.60");
    // 100 × 0.19 × 1.2 × 121
    expect(await owed(high)).toBe("2758.80");
    // 10 × 0.19 × 0.5 × 121 = 114.95 → 115.00 by 角, half up
    expect(await owed(balcony)).toBe("115.00");
    // 100 × 0.19 × 121 × 30 %
    expect(await owed(stopped)).toBe("689.70");
  }));
