import { and, asc, eq, isNull } from "drizzle-orm";
import { billLines, bills, chargeableAreas, serviceAgreements } from "@/db/schema";
import { getSeason } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";

export type Span = { from: PlainDate; to: PlainDate };

/** Heat that was charged for some days, `weight` hundredths of a per cent of which can be given back. */
export type HeatPart = { amountMinor: bigint; weight: bigint; spans: Span[] };

export type HeatBill = {
  id: string;
  billNo: string;
  season: string;
  /** What can be given back of it, in 分, and over how many days it was charged. */
  heatMinor: bigint;
  days: number;
  /** First and last day on which heat was charged. */
  from: PlainDate;
  to: PlainDate;
  parts: HeatPart[];
  /** Whether every day costs the same: all of it was charged over the same days. */
  even: boolean;
};

/** Lines that pay for heat; what a stopped home pays for the network is not given back for a cold room. */
const heatLines = ["area-heat", "prepaid-area", "fixed-part", "energy-part", "cap", "waiver"];
const whole = 10_000n;

/**
 * A heating bill in force with what it charges for heat and for which days: a home that was stopped, began or ended within
 * the season pays for its own days only, one that stopped a room for that room's. `fixedPercent` is the share of an area
 * fee that counts as the fixed part; above nought the fixed part is left out. @throws `no-heating-here`
 */
export async function getHeatBill(
  ctx: Ctx,
  { accountId, billId }: { accountId: string; billId: string },
  fixedPercent = "0",
): Promise<HeatBill> {
  const { tx, tenant } = ctx;
  const mine = and(eq(bills.tenantId, tenant.id), eq(bills.id, billId), eq(bills.accountId, accountId));
  const [row] = await tx
    .select({ bill: bills, startsOn: serviceAgreements.startsOn, endsOn: serviceAgreements.endsOn })
    .from(bills)
    .innerJoin(
      serviceAgreements,
      and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.id, bills.agreementId)),
    )
    .where(and(mine, isNull(bills.reversesId)));
  if (!row) throw notFound();
  if (tenant.kind !== "heating") throw conflict("no-heating-here");
  const { bill, startsOn, endsOn } = row;
  const season = await getSeason(ctx, bill.season);
  const byDay = season.changes === "by-day";
  const charged = {
    from: latest(bill.periodFrom, season.from, byDay ? startsOn : null),
    to: earliest(bill.periodTo, season.lastDay, byDay && endsOn ? plusDays(endsOn, -1) : null),
  };
  const parts = partsOf(await listHeatLines(ctx, billId), { charged, byDay, fixed: hundredths(fixedPercent) });
  const spans = unionOf(parts.flatMap((part) => part.spans));
  const days = countDays(spans);
  return {
    ...{ id: bill.id, billNo: bill.billNo, season: bill.season, parts, days },
    ...{ from: spans[0]?.from ?? charged.from, to: spans.at(-1)?.to ?? charged.to },
    heatMinor: roundedShare(
      parts.reduce((sum, { amountMinor, weight }) => sum + amountMinor * weight, 0n),
      whole,
    ),
    even: parts.every((part) => countDays(part.spans) === days),
  };
}

/** The heat of some days of a bill, `percent` of it (at most two decimals), rounded once, half up, to whole 分. */
export function shareOf({ parts }: Pick<HeatBill, "parts">, span: Span, percent: string): bigint {
  const divisor = parts.reduce((product, part) => product * BigInt(countDays(part.spans)), 1n);
  const heat = parts.reduce((sum, { amountMinor, weight, spans }) => {
    const days = countDays(spans.map((one) => meetOf(one, span)));
    return sum + (amountMinor * weight * BigInt(days) * divisor) / BigInt(countDays(spans));
  }, 0n);
  return roundedShare(heat * hundredths(percent), divisor * whole * whole);
}

/** How many days of a span the bill charges heat for. */
export const chargedDays = ({ parts }: Pick<HeatBill, "parts">, span: Span): number =>
  countDays(unionOf(parts.flatMap((part) => part.spans)).map((one) => meetOf(one, span)));

type HeatLine = Awaited<ReturnType<typeof listHeatLines>>[number];

async function listHeatLines({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, billId: string) {
  const rows = await tx
    .select({
      code: billLines.code,
      amountMinor: billLines.amountMinor,
      basis: billLines.basis,
      areaId: billLines.chargeableAreaId,
      validFrom: chargeableAreas.validFrom,
    })
    .from(billLines)
    .leftJoin(
      chargeableAreas,
      and(eq(chargeableAreas.tenantId, tenant.id), eq(chargeableAreas.id, billLines.chargeableAreaId)),
    )
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, billId)))
    .orderBy(asc(billLines.lineNo));
  return rows.filter(({ code }) => heatLines.includes(code));
}

/**
 * Each line with the days that it charges. The lines of one version of an area follow each other, price by price, from
 * its first day on, a waiver behind what it lowers; what belongs to no area was charged for all days together. A line
 * without days charges them all.
 */
function partsOf(lines: HeatLine[], given: { charged: Span; byDay: boolean; fixed: bigint }): HeatPart[] {
  const { charged, byDay, fixed } = given;
  const weights: Record<string, bigint> = { "fixed-part": fixed > 0n ? 0n : whole, "energy-part": whole, cap: whole };
  const weightOf = (code: string) => weights[code] ?? whole - fixed;
  const parts: HeatPart[] = [];
  let last = null as { areaId: string; span: Span; weight: bigint } | null;
  for (const { code, amountMinor, areaId, basis, validFrom } of lines) {
    if (areaId === null) continue;
    const goesOn = last?.areaId === areaId;
    if (!last || !goesOn || code !== "waiver") {
      const begun = basis.days === undefined || !byDay ? charged.from : latest(charged.from, validFrom);
      const from: PlainDate = last && goesOn ? plusDays(last.span.to, 1) : begun;
      const to = basis.days === undefined ? charged.to : plusDays(from, basis.days - 1);
      last = { areaId, span: { from, to }, weight: weightOf(code) };
    }
    parts.push({ amountMinor, weight: last.weight, spans: [last.span] });
  }
  const all = unionOf(parts.flatMap((part) => part.spans));
  const spans = all.length > 0 ? all : [charged];
  const shared = lines.filter(({ areaId }) => areaId === null);
  return [...parts, ...shared.map(({ code, amountMinor }) => ({ amountMinor, weight: weightOf(code), spans }))];
}

const latest = (...days: (PlainDate | null)[]): PlainDate =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1)!;
const earliest = (...days: (PlainDate | null)[]): PlainDate => days.filter((day) => day !== null).toSorted()[0]!;
const meetOf = (a: Span, b: Span): Span => ({ from: latest(a.from, b.from), to: earliest(a.to, b.to) });
const countDays = (spans: Span[]) =>
  spans.reduce((sum, { from, to }) => sum + (from <= to ? daysBetween(from, to) + 1 : 0), 0);

/** The days of all spans, each once, in order. */
function unionOf(spans: Span[]): Span[] {
  const union: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = union.at(-1);
    if (before && span.from <= plusDays(before.to, 1)) before.to = latest(before.to, span.to);
    else union.push({ ...span });
  }
  return union;
}

/** A percentage as hundredths of a per cent. */
function hundredths(percent: string): bigint {
  const [digits = "0", part = ""] = percent.split(".");
  return BigInt(digits) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
}

const roundedShare = (value: bigint, divisor: bigint): bigint =>
  value <= 0n ? 0n : (2n * value + divisor) / (2n * divisor);
