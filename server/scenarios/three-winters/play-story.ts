import { chargeableAreas } from "@/db/schema";
import { asTenant, makeAccount, makeHqStaff, makeStaff, makeTenant } from "@/db/test/factories";
import { publishTariff } from "@/server/billing";
import type { Ctx, Tenant } from "@/server/platform/context";
import { type PlainDate, plusDays, plusMonths } from "@/server/platform/dates";
import { type Print, printReport } from "@/server/reports/print-report";
import { reportSlugs } from "@/server/reports/schemas";
import { type Event, type Homes, tariffOf } from "./deeds";

export type Evening = { day: PlainDate; owed: bigint | null };
type Played = { tenant: Tenant; homes: Homes; prints: Print[]; owedOn: Evening[]; agedOn: Evening[] };

export const morning = (day: PlainDate) => new Date(`${day}T02:00:00Z`);
const evening = (day: PlainDate) => new Date(`${day}T12:00:00Z`);
const opened = "2020-09-01";

/** The evenings on which all reports are printed: of every event, and of every month that ends between first and last. */
export function eveningsOf(story: Event[]): PlainDate[] {
  const evenings = new Set(story.map(({ day }) => day));
  const last = story.at(-1)!.day;
  for (let from = `${story[0]!.day.slice(0, 7)}-01`; plusMonths(from, 1) <= last; from = plusMonths(from, 1))
    evenings.add(plusDays(plusMonths(from, 1), -1));
  return [...evenings].toSorted();
}

/**
 * Lets a story happen in one company of its own, on a moving clock, and prints all reports each evening. Answers with the
 * prints and with what all owed each evening, by the balance and by its ages.
 */
export async function playStory(story: Event[]): Promise<Played> {
  const tenant = await makeTenant({ kind: "heating" });
  const homes: Homes = {
    ...(await asTenant(tenant, makeHomes, { now: morning("2024-06-01") })),
    ...{ clerk: await makeStaff(tenant, ["clerk"]), chief: await makeStaff(tenant, ["admin"]) },
    headquarters: await makeHqStaff({ id: tenant.groupId }),
  };
  const played: Played = { tenant, homes, prints: [], owedOn: [], agedOn: [] };
  for (const day of eveningsOf(story)) {
    const event = story.find((one) => one.day === day);
    if (event) await happen(tenant, event, homes);
    await asTenant(tenant, (ctx) => printEverything(ctx, day, played), { now: evening(day) });
  }
  return played;
}

async function happen(tenant: Tenant, { day, act, alone, run }: Event, homes: Homes): Promise<void> {
  const at = morning(day);
  if (act) await asTenant(tenant, (ctx) => act(ctx, homes), { now: at, as: run ? "worker" : "tenant" });
  else await alone({ tenant, at, scope: (fn) => asTenant(tenant, fn, { now: at, as: "worker" }) }, homes);
}

async function printEverything(ctx: Ctx, day: PlainDate, { prints, owedOn, agedOn }: Played): Promise<void> {
  for (const report of reportSlugs) {
    const question = { report, grouping: "price-class", from: "2024-07-01", asOf: day } as const;
    const { print, report: answer } = await printReport(ctx, question);
    prints.push(print);
    if (report === "receivables") owedOn.push({ day, owed: answer.total.closing ?? null });
    if (report === "arrears-by-age") agedOn.push({ day, owed: answer.total.total ?? null });
  }
}

/** Six homes: one with a loft, one with low income, and a shop. */
async function makeHomes(ctx: Ctx): Promise<Omit<Homes, "clerk" | "chief" | "headquarters">> {
  await publishTariff(ctx, { body: tariffOf(), effectiveFrom: "2024-05-01" });
  const home = (builtArea: string, more: Parameters<typeof makeAccount>[1] = {}) =>
    makeAccount(ctx, { builtArea, openedOn: opened, ...more });
  const zhao = await home("100.00");
  await ctx.tx.insert(chargeableAreas).values({
    ...{ tenantId: ctx.tenant.id, agreementId: zhao.agreement.id, accountId: zhao.account.id, areaNo: "2" },
    ...{ kind: "loft", builtArea: "20.00", chargeableArea: "20.00", priceClass: "residential" },
    ...{ validFrom: opened, recordedAt: ctx.now },
  });
  return {
    wang: await home("100.00"),
    li: await home("80.00"),
    zhao,
    chen: await home("60.00", { lowIncome: true }),
    shop: await home("50.00", { priceClass: "public" }),
    sun: await home("90.00"),
  };
}
