import pg from "pg";
import { env } from "@/server/platform/env";

/** One figure of a benchmark: how the measured way compares with a named baseline of the same run. */
export type Figure = {
  name: string;
  baseline: string;
  baselineMs: number;
  measuredMs: number;
  /** measured / baseline; smaller is better. */
  ratio: number;
  /** The largest ratio that is good enough; absent where none was set. */
  target?: number;
  /** Of a comparison of rates, the smallest part of the baseline's rate that is good enough; `ratio` is that part then. */
  atLeast?: number;
  note?: string;
};

type Way = () => Promise<unknown>;

type Comparison = {
  name: string;
  /** What the baseline is, in words. */
  baseline: string;
  measure: Way;
  against: Way;
  /** Timed repetitions of each way. */
  repetitions?: number;
  /** Untimed repetitions before them. */
  warmUp?: number;
  /** Untimed work before each repetition of either way, such as emptying tables. */
  before?: Way;
  target?: number;
  note?: string;
};

/**
 * Times two ways in turn, so that whatever else the machine does falls on both, and compares their medians.
 * Prints one line and returns it as a figure.
 */
export async function compare(comparison: Comparison): Promise<Figure> {
  const { name, baseline, measure, against, repetitions = 5, warmUp = 1, before, target, note } = comparison;
  const times: Record<"measured" | "baseline", number[]> = { measured: [], baseline: [] };
  for (let turn = -warmUp; turn < repetitions; turn += 1) {
    for (const [kind, way] of [
      ["baseline", against],
      ["measured", measure],
    ] as const) {
      await before?.();
      const started = performance.now();
      await way();
      if (turn >= 0) times[kind].push(performance.now() - started);
    }
  }
  const measuredMs = median(times.measured);
  const baselineMs = median(times.baseline);
  const figure: Figure = {
    ...{ name, baseline, baselineMs, measuredMs, ratio: measuredMs / baselineMs },
    ...(target === undefined ? {} : { target }),
    ...(note ? { note } : {}),
  };
  printFigure(figure);
  return figure;
}

type RateComparison = {
  name: string;
  baseline: string;
  /** Runs one way for a while, and returns how many requests it answered per second. */
  measure: () => Promise<number>;
  against: () => Promise<number>;
  repetitions?: number;
  atLeast: number;
  note?: string;
};

/** As `compare`, for rates: the ratio is the measured way's part of the baseline's requests per second. */
export async function compareRates(comparison: RateComparison): Promise<Figure> {
  const { name, baseline, measure, against, repetitions = 3, atLeast, note } = comparison;
  const [measured, base]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < repetitions; turn += 1) {
    base.push(await against());
    measured.push(await measure());
  }
  const [measuredRate, baseRate] = [median(measured), median(base)];
  const rates = `${measuredRate.toFixed(0)} against ${baseRate.toFixed(0)} requests per second`;
  const figure: Figure = {
    ...{ name, baseline, baselineMs: 1000 / baseRate, measuredMs: 1000 / measuredRate },
    ...{ ratio: measuredRate / baseRate, atLeast, note: note ? `${rates}; ${note}` : rates },
  };
  printFigure(figure);
  return figure;
}

/** Whether a figure is good enough; one without a target always is. */
export function isMet({ ratio, target, atLeast }: Figure): boolean {
  return (target === undefined || ratio <= target) && (atLeast === undefined || ratio >= atLeast);
}

/** What autovacuum would have done by the next day: fresh statistics and a visibility map, as the owner. */
export async function settle(): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("vacuum analyze");
  } finally {
    await owner.end();
  }
}

/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}

/** One line that says what was compared with what, and whether it was good enough. */
export function printFigure(figure: Figure): void {
  const { name, baseline, baselineMs, measuredMs, ratio, note } = figure;
  const aim = aimOf(figure);
  const verdict = aim === "" ? "" : ` (target ${aim}: ${isMet(figure) ? "met" : "MISSED"})`;
  console.log(
    `${name}: ${inMs(measuredMs)} against ${inMs(baselineMs)} for ${baseline}: ratio ${ratio.toFixed(2)}${verdict}${note ? `; ${note}` : ""}`,
  );
}

/** All figures of a run as one table. */
export function printTable(figures: Figure[]): void {
  const head = ["measured", "baseline", "time", "baseline's", "ratio", "target", ""];
  const rows = figures.map((figure) => [
    ...[figure.name, figure.baseline, inMs(figure.measuredMs), inMs(figure.baselineMs), figure.ratio.toFixed(2)],
    ...[aimOf(figure), aimOf(figure) === "" ? "" : isMet(figure) ? "met" : "MISSED"],
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  console.log(`\n${[line(head), ...rows.map(line)].join("\n")}`);
}

const aimOf = ({ target, atLeast }: Figure) =>
  target !== undefined ? `<= ${target}` : atLeast !== undefined ? `>= ${atLeast}` : "";

const inMs = (ms: number) => (ms < 1000 ? `${ms.toFixed(ms < 10 ? 2 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`);
