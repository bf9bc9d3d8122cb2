import { and, asc, eq } from "drizzle-orm";
import {
  meteringKeys,
  meterInstalls,
  meters,
  readingDisputes,
  readings,
  registers,
  usageRuns,
  usages,
  usageSegments,
} from "@/db/schema";
import { insertRows } from "../insert-rows";
import { makeRandom, type Random } from "../random";
import type { Planned } from "./plan-subsidiary";
import type { Part } from "./seed-money";

const platform = "集抄平台";
const season = { periodFrom: "2025-11-15", periodTo: "2026-03-15" };
/** When the platform read in the first winter, and what share of the winter's heat had run through by then. */
const winter = [
  ["2025-12-15", 0.22],
  ["2026-01-15", 0.53],
  ["2026-02-15", 0.82],
  ["2026-03-16", 1],
] as const;
/** Read once more before the pipes fill again; nothing has run through. */
const autumn = "2026-11-14";

type Usage = typeof usages.$inferSelect;
type Reading = typeof readings.$inferInsert & { id: string };
type Meter = { home: Planned; usage: Usage; meterId: string; registerId: string; start: number };

const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const shown = (start: number, usage: Usage, share: number) => (start + Number(usage.quantity) * share).toFixed(3);

/** Heat meters of those who are billed by them: the winter that was settled, and this week's push with what it raised. */
export const seedMeters: Part = async (ctx, subsidiary, homes) => {
  const tenantId = ctx.tenant.id;
  if (subsidiary.twoPartShare === 0) return;
  const [there] = await ctx.tx.select({ id: meters.id }).from(meters).where(eq(meters.tenantId, tenantId)).limit(1);
  if (there) return;
  const random = makeRandom(`meters ${subsidiary.slug}`);
  const used = await ctx.tx
    .select()
    .from(usages)
    .where(and(eq(usages.tenantId, tenantId), eq(usages.unit, "kwh")))
    .orderBy(asc(usages.id));
  const byAgreement = new Map(homes.map((home) => [home.ids.agreement, home]));
  const hung = used.map((usage) => ({
    ...{ home: byAgreement.get(usage.agreementId)!, usage, meterId: random.id(), registerId: random.id() },
    start: random.between(200, 46_000),
  }));
  const clerk = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  await hangMeters(ctx, random, hung);
  const settled = hung.map((meter) => winterOf(tenantId, random, meter, clerk));
  const lately = hung.map((meter, index) => thisWeekOf(tenantId, random, meter, index));
  await insertRows(ctx.tx, readings, [...settled.flat(), ...lately]);
  await insertRows(
    ctx.tx,
    usageSegments,
    hung.map(({ usage, registerId }, index) => ({
      ...{ tenantId, id: random.id(), usageId: usage.id, registerId, quantity: usage.quantity },
      ...{ fromReadingId: settled[index]![0]!.id, toReadingId: settled[index]!.at(-2)!.id },
    })),
  );
  await insertRows(ctx.tx, usageRuns, [
    {
      ...{ tenantId, id: random.id(), ...season, status: "done" as const, startedBy: clerk },
      ...{ inScope: hung.length, settled: hung.length, createdAt: new Date("2026-04-20T02:10:00Z") },
      finishedAt: new Date("2026-04-20T02:10:09Z"),
    },
  ]);
  await insertRows(ctx.tx, readingDisputes, [
    {
      ...{ tenantId, id: random.id(), readingId: lately[8]!.id, openedBy: clerk },
      ...{ reason: "住户反映供热前一周家中无人，阀门关闭", openedAt: new Date("2026-11-21T01:40:00Z") },
    },
  ]);
  // Its hash is of nothing that anybody could send.
  await insertRows(ctx.tx, meteringKeys, [
    {
      ...{ tenantId, id: random.id(), name: platform, keyHash: "-", keyStart: "mk_Qc7ZpW", madeBy: clerk },
      ...{ createdAt: new Date("2025-10-28T06:00:00Z"), lastUsedAt: new Date("2026-11-20T22:05:00Z") },
    },
  ]);
};

async function hangMeters({ tx, tenant }: Parameters<Part>[0], random: Random, hung: Meter[]): Promise<void> {
  const tenantId = tenant.id;
  await insertRows(
    tx,
    meters,
    hung.map(({ meterId, home }, index) => ({
      ...{ tenantId, id: meterId, meterNo: `H${home.accountNo}`, service: "heating" as const },
      ...{
        maker: random.pick(["汇中", "天罡", "卡姆鲁普"]),
        busAddress: `KAM-${(6_855_800 + index).toString().padStart(8, "0")}`,
      },
    })),
  );
  await insertRows(
    tx,
    registers,
    hung.map(({ meterId, registerId }) => ({
      ...{ tenantId, id: registerId, meterId, code: "energy" as const, unit: "kwh" as const, digits: 7, billed: true },
    })),
  );
  await insertRows(
    tx,
    meterInstalls,
    hung.map(({ meterId, home }) => ({
      ...{ tenantId, id: random.id(), meterId, servicePointId: home.ids.servicePoint },
      installedAt: noon("2025-11-10"),
    })),
  );
}

/** From the day the meter was hung to this autumn; the first value and that of March are what the bill rests on. */
function winterOf(
  tenantId: string,
  random: Random,
  { registerId, start, usage, meterId }: Meter,
  clerk: string,
): Reading[] {
  const common = { tenantId, registerId, kind: "read" as const, findings: [] };
  const first: Reading = {
    ...{ ...common, id: random.id(), source: "staff", sourceId: `install:${meterId}`, readAt: noon("2025-11-10") },
    ...{ value: start.toFixed(3), occasion: "install", status: "final", takenBy: clerk },
    createdAt: noon("2025-11-10"),
  };
  const later = winter.map(
    ([day, share]): Reading => ({
      ...{ ...common, id: random.id(), source: "platform", sourceId: `${day}:${meterId}`, readAt: noon(day) },
      ...{ value: shown(start, usage, share), occasion: "regular", status: share === 1 ? "final" : "validated" },
      ...{ takenBy: platform, createdAt: noon(day) },
    }),
  );
  const before: Reading = {
    ...{ ...common, id: random.id(), source: "platform", sourceId: `${autumn}:${meterId}`, readAt: noon(autumn) },
    ...{ value: shown(start, usage, 1), occasion: "regular", status: "validated", takenBy: platform },
    createdAt: noon(autumn),
  };
  return [first, ...later, before];
}

/** The first push of the new season: most are taken, a few show what the checks are for. */
function thisWeekOf(
  tenantId: string,
  random: Random,
  { registerId, start, usage, meterId }: Meter,
  index: number,
): Reading {
  const end = start + Number(usage.quantity);
  // Six mild days; a winter has some hundred and twenty.
  const ordinary = { value: end + (Number(usage.quantity) / 120) * random.between(3, 6), findings: [] as string[] };
  const odd = [
    { value: end + 9_400, findings: ["high"] },
    { value: Math.max(1, end - 37), findings: ["negative"] },
    { value: end + 7_900, findings: ["high"] },
    { value: Math.max(1, end - 4), findings: ["negative"] },
  ];
  const { value, findings } = index % 9 === 4 ? (odd[(index - 4) / 9] ?? ordinary) : ordinary;
  const at = new Date("2026-11-20T22:05:00Z");
  return {
    ...{ tenantId, id: random.id(), registerId, source: "platform", sourceId: `2026-11-21:${meterId}`, readAt: at },
    ...{ value: value.toFixed(3), kind: "read", occasion: "regular", findings, takenBy: platform, createdAt: at },
    status: findings.length > 0 ? "initial" : "validated",
  };
}
