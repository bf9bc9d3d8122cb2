import { and, eq } from "drizzle-orm";
import { billRuns, bills, configDocuments, payments, usages } from "@/db/schema";
import { correctBill, runSeason } from "@/server/billing";
import { findOffers, type Offer } from "@/server/billing/discounts/find-offers";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { makeRandom } from "../random";
import { bookEarlyPayments } from "./book-early-payments";
import { bookPayments } from "./book-payments";
import { type OpenBill, planPayment, type PlannedPayment } from "./plan-payments";
import type { Planned } from "./plan-subsidiary";
import { seedTariff } from "./seed-tariff";
import { quarters, seedHeatUsages, seedWaterUsages } from "./seed-usages";
import { demoDay, type Subsidiary } from "./subsidiaries";

/** A part of the demo: one transaction, and nothing when it was done before. */
export type Part = (ctx: Ctx, subsidiary: Subsidiary, homes: Planned[]) => Promise<void>;

const at = (ctx: Ctx, instant: string): Ctx => ({ ...ctx, now: new Date(instant) });

const tariffNote = "按物价部门批复执行";

/** Prices, and what meters counted of water. */
export const setPrices: Part = async (ctx, _subsidiary, homes) => {
  if (await isEmpty(ctx, configDocuments, eq(configDocuments.note, tariffNote))) {
    await seedTariff(at(ctx, "2025-05-20T02:00:00Z"), tariffNote);
  }
  if (ctx.tenant.kind === "heating" || !(await isEmpty(ctx, usages))) return;
  const served = homes.filter(({ unclaimed }) => !unclaimed);
  await seedWaterUsages(ctx, served);
};

/** The first season's or quarter's bills by the house's own run; the later ones are planned with its rows counted. */
export const billFirst: Part = async (ctx) => {
  if (ctx.tenant.kind === "water") return billQuarters(ctx, quarters.slice(0, 1));
  await runOnce(at(ctx, "2025-09-10T01:30:00Z"), "2025-2026");
};

/** In April those with a heat meter are settled by what they used; in September the second season is billed. */
export const billSecond: Part = async (ctx, _subsidiary, homes) => {
  if (ctx.tenant.kind === "water") {
    return billQuarters(ctx, quarters);
  }
  const metered = homes.filter(
    ({ settlement, stopped, unclaimed }) => settlement === "two-part" && !stopped[0] && !unclaimed,
  );
  if (await isEmpty(ctx, usages)) await seedHeatUsages(ctx, metered, { from: "2025-11-15", to: "2026-03-15" });
  for (const { ids } of metered) {
    const asked = { agreementId: ids.agreement, season: "2025-2026", reason: "采暖季结束，按热量结算" };
    await correctBill(at(ctx, "2026-04-20T03:00:00Z"), asked);
  }
  await runOnce(at(ctx, "2026-09-08T01:30:00Z"), "2026-2027");
};

/** Everybody pays as they do. */
export const payBills: Part = async (ctx, subsidiary, homes) => {
  if (!(await isEmpty(ctx, payments))) return;
  const random = makeRandom(`payments ${subsidiary.slug}`);
  const byAccount = new Map(homes.map((home) => [home.ids.account, home]));
  const standing = await listStandingBills(ctx);
  const planned = standing.flatMap((bill) => planPayment(random, byAccount.get(bill.accountId)!, bill, demoDay) ?? []);
  const clerk = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  const season = new Map(standing.map((bill) => [bill.id, bill.season]));
  const early = await findEarly(ctx, standing, planned);
  const net = planned.map((one) => ({
    ...one,
    amountMinor: one.amountMinor - (early.get(one.billId)?.amountMinor ?? 0n),
  }));
  await bookPayments(ctx, random, net, clerk);
  await bookEarlyPayments(
    ctx,
    random,
    net.flatMap((payment) => {
      const offer = early.get(payment.billId);
      return offer ? [{ ...payment, offer, season: season.get(payment.billId)! }] : [];
    }),
  );
};

/** What those who pay a whole bill in time are let off; they pay so much less. */
function findEarly(ctx: Ctx, standing: OpenBill[], planned: PlannedPayment[]): Promise<Map<string, Offer>> {
  const bill = new Map(standing.map((one) => [one.id, one]));
  const whole = planned.filter(({ billId, amountMinor }) => bill.get(billId)!.amountMinor === amountMinor);
  return findOffers(
    ctx,
    whole.map(({ billId: id, paidAt }) => ({
      ...{ id, season: bill.get(id)!.season, day: dayOf(paidAt, ctx.tenant.timezone) },
    })),
  );
}

async function billQuarters(ctx: Ctx, list: readonly (typeof quarters)[number][]): Promise<void> {
  for (const [season, , , , readOn] of list) await runOnce(at(ctx, `${readOn}T02:00:00Z`), season);
}

/** A run of a billed season bills nothing, but leaves a row; the next start should not. */
async function runOnce(ctx: Ctx, season: string): Promise<void> {
  const posted = and(eq(billRuns.season, season), eq(billRuns.status, "posted"));
  if (await isEmpty(ctx, billRuns, posted)) await runSeason(ctx, season);
}

type Watched = typeof billRuns | typeof configDocuments | typeof usages | typeof payments;

async function isEmpty({ tx, tenant }: Ctx, table: Watched, more?: ReturnType<typeof and>): Promise<boolean> {
  const [one] = await tx
    .select({ id: table.id })
    .from(table as typeof payments)
    .where(and(eq(table.tenantId, tenant.id), more))
    .limit(1);
  return one === undefined;
}

/** Bills that no later one has taken back, in an order that is the same in every run. */
async function listStandingBills({ tx, tenant }: Ctx): Promise<OpenBill[]> {
  const all = await tx
    .select({
      id: bills.id,
      accountId: bills.accountId,
      season: bills.season,
      amountMinor: bills.amountMinor,
      issuedOn: bills.issuedOn,
      dueOn: bills.dueOn,
      reversesId: bills.reversesId,
    })
    .from(bills)
    .where(eq(bills.tenantId, tenant.id))
    .orderBy(bills.season, bills.agreementId, bills.revision);
  const reversed = new Set(all.map(({ reversesId }) => reversesId));
  return all.filter(({ id, reversesId }) => reversesId === null && !reversed.has(id));
}
