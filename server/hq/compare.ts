import type { z } from "zod";
import type { HqCtx } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays } from "@/server/platform/dates";
import { type ChosenPeriod, choosePeriod, partsOf, type Period } from "./choose-period";
import { deriveFigures, ledgerOf } from "./derive-figures";
import { type ComparedSubsidiary, listOwners } from "./list-owners";
import { type Median, readMedians, readSums, type RollupSum } from "./read-rollups";
import type { compareInput, Figures } from "./schemas";

export type ComparedRow = {
  current: Figures;
  before: Figures | null;
  /** Requests opened in the period, by type and by channel. */
  byType: Record<string, number>;
  byChannel: Record<string, number>;
  /** The figures of each part of the period, in order. */
  course: Figures[];
};

export type Comparison = {
  period: ChosenPeriod;
  today: PlainDate;
  parts: { unit: "day" | "week" | "month"; starts: PlainDate[] };
  subsidiaries: (ComparedSubsidiary & ComparedRow)[];
  /** All subsidiaries taken as one; its median is of all requests. */
  total: ComparedRow;
  /** The oldest of the subsidiaries' times. */
  asOf: Date | null;
  provedAt: Date | null;
};

/** The group's subsidiaries side by side for a period, from roll-ups alone. Throws what choosePeriod throws. */
export async function compare(ctx: HqCtx, input: z.output<typeof compareInput>): Promise<Comparison> {
  const { tx, group } = ctx;
  const today = dayOf(ctx.now, group.timezone);
  const period = choosePeriod(input, today);
  const parts = partsOf(period.current);
  const spans = [period.current, ...(period.before ? [period.before] : [])];
  const ends = spans.flatMap(({ from, to }) => [from, plusDays(to, 1)]);
  const borders = [...new Set([...ends, ...parts.starts])].toSorted();
  const last = period.current.to;
  // Two periods may overlap, and the median of a whole is not to be had from its parts: one question each.
  const [owners, sums, partMedians, ...spanMedians] = await Promise.all([
    listOwners(ctx),
    readSums(tx, group.id, borders, last),
    readMedians(tx, group.id, parts.starts, last),
    ...spans.map(({ from, to }) => readMedians(tx, group.id, [from], to)),
  ]);
  const row = (tenantId: string | null): ComparedRow => {
    const mine = tenantId ? sums.filter((sum) => sum.tenantId === tenantId) : sums;
    const medianOf = (medians: Median[] = [], part = 1) =>
      medians.find((median) => median.tenantId === tenantId && median.part === part)?.minutes ?? null;
    return compose(mine, borders, period, parts.starts, {
      ofPeriod: (span) => medianOf(spanMedians[spans.indexOf(span)]),
      ofPart: (index) => medianOf(partMedians, index + 1),
    });
  };
  const oldest = (times: (Date | null)[]) =>
    times.length > 0 && times.every((time) => time !== null) ? new Date(Math.min(...times.map(Number))) : null;
  return {
    period,
    today,
    parts,
    subsidiaries: owners.map((owner) => ({ ...owner, ...row(owner.id) })),
    total: row(null),
    asOf: oldest(owners.map(({ asOf }) => asOf)),
    provedAt: oldest(owners.map(({ provedAt }) => provedAt)),
  };
}

type Medians = { ofPeriod: (period: Period) => number | null; ofPart: (index: number) => number | null };

function compose(
  sums: RollupSum[],
  borders: PlainDate[],
  period: ChosenPeriod,
  starts: PlainDate[],
  medians: Medians,
): ComparedRow {
  const ledger = ledgerOf(sums, borders);
  const { current, before } = period;
  const partOf = (index: number): Period => {
    const next = starts[index + 1];
    return { from: starts[index] ?? current.from, to: next ? plusDays(next, -1) : current.to };
  };
  return {
    current: deriveFigures(ledger, current, medians.ofPeriod(current)),
    before: before && deriveFigures(ledger, before, medians.ofPeriod(before)),
    byType: ledger.split("type", current),
    byChannel: ledger.split("channel", current),
    course: starts.map((_, index) => deriveFigures(ledger, partOf(index), medians.ofPart(index))),
  };
}
