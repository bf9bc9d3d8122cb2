import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { type AdjustmentBasis, adjustments, billLines, bills, serviceAgreements } from "@/db/schema";
import { getSeason } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { defaultRefundRules, type RefundRules, refundRulesSchema } from "@/tenants/schemas/refund-rules";

export type HeatBill = {
  id: string;
  billNo: string;
  season: string;
  heatMinor: bigint;
  from: PlainDate;
  to: PlainDate;
  days: number;
};

/** The refund rules in force on a day, with the version that they stand in; the house's own where none is published. */
export async function readRefundRules(
  ctx: Pick<Ctx, "tx" | "tenant" | "now">,
  day?: PlainDate,
): Promise<{ rules: RefundRules; version: number | null }> {
  const document = await findCurrentDocument(ctx, "refund-rules", "refund-rules", day);
  return document
    ? { rules: refundRulesSchema.parse(document.body), version: document.version }
    : { rules: defaultRefundRules, version: null };
}

/** Lines that pay for heat; what a stopped home pays for the network is not given back for a cold room. */
const heatLines = ["area-heat", "prepaid-area", "fixed-part", "energy-part", "cap", "waiver"];

/**
 * A heating bill in force with what it charges for heat, over the days that it charges: charged by day, a home that began
 * or ended within the season pays for its own days only. @throws `no-heating-here`
 */
export async function getHeatBill(ctx: Ctx, accountId: string, billId: string): Promise<HeatBill> {
  const { tx, tenant } = ctx;
  const [row] = await tx
    .select({ bill: bills, startsOn: serviceAgreements.startsOn, endsOn: serviceAgreements.endsOn })
    .from(bills)
    .innerJoin(
      serviceAgreements,
      and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.id, bills.agreementId)),
    )
    .where(
      and(
        eq(bills.tenantId, tenant.id),
        eq(bills.id, billId),
        eq(bills.accountId, accountId),
        isNull(bills.reversesId),
      ),
    );
  if (!row) throw notFound();
  const { bill, startsOn, endsOn } = row;
  if (tenant.kind !== "heating") throw conflict("no-heating-here");
  const lines = await tx
    .select({ code: billLines.code, amountMinor: billLines.amountMinor })
    .from(billLines)
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, billId)))
    .orderBy(asc(billLines.lineNo));
  const heatMinor = lines
    .filter((line) => heatLines.includes(line.code))
    .reduce((sum, line) => sum + line.amountMinor, 0n);
  const season = await getSeason(ctx, bill.season);
  const byDay = season.changes === "by-day";
  const begins = [bill.periodFrom, season.from, ...(byDay ? [startsOn] : [])];
  const ends = [bill.periodTo, season.lastDay, ...(byDay && endsOn ? [plusDays(endsOn, -1)] : [])];
  const [from, to] = [begins.toSorted().at(-1)!, ends.toSorted()[0]!];
  return {
    id: bill.id,
    billNo: bill.billNo,
    season: bill.season,
    heatMinor,
    from,
    to,
    days: daysBetween(from, to) + 1,
  };
}

/** Share of a bill for some of its days, rounded once, half up, to whole 分. `percent` has at most two decimals. */
export function shareOf(heatMinor: bigint, days: number, of: number, percent: string): bigint {
  const [whole = "0", part = ""] = percent.split(".");
  const hundredths = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
  const divisor = BigInt(of) * 10_000n;
  return (2n * heatMinor * BigInt(days) * hundredths + divisor) / (2n * divisor);
}

type Span = { from: PlainDate; to: PlainDate };

/** No day of heat is given back twice, neither by what is posted nor by what still waits. @throws `days-given-back` */
export async function refuseDaysGivenBack(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  { accountId, season }: { accountId: string; season: string },
  spans: Span[],
): Promise<void> {
  const rows = await tx
    .select({ number: adjustments.adjustmentNo, basis: adjustments.basis })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        eq(adjustments.accountId, accountId),
        eq(adjustments.season, season),
        inArray(adjustments.kind, ["cold-room", "outage"]),
        inArray(adjustments.status, ["proposed", "awaiting-hq", "approved", "posted"]),
      ),
    );
  for (const { number, basis } of rows)
    for (const given of daysOf(basis))
      if (spans.some((span) => span.from <= given.to && given.from <= span.to))
        throw conflict("days-given-back", { number, from: given.from, to: given.to });
}

const daysOf = ({ cold, outageFrom, outageTo }: AdjustmentBasis): Span[] =>
  cold ?? (outageFrom && outageTo ? [{ from: outageFrom.slice(0, 10), to: outageTo.slice(0, 10) }] : []);
