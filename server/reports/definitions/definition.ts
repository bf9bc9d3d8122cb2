import type { SQL } from "drizzle-orm";
import type { PlainDate } from "@/server/platform/dates";
import type { Grouping, ReportSlug } from "../schemas";

/** What a report is asked: movements from `from` to `asOf`, both counted, as known at `knownAt`. */
export type Question = { tenantId: string; grouping: Grouping; from: PlainDate; asOf: PlainDate; knownAt: Date };

/** Whole units of a figure: 分, hundredths of m², things, hundredths of a per cent. */
export type Unit = "money" | "area" | "count" | "share";

export type Column = {
  name: string;
  unit: Unit;
  /** Closing = opening + plus − minus, of the columns of one `sum`; a memo stands beside it. */
  role: "opening" | "plus" | "minus" | "closing" | "memo" | "share";
  /** Tells apart two equations in one report. */
  sum?: string;
  /** A share's parts: Σ of ÷ Σ to, minus parts negative; without `to` it is the part of the column's total. */
  of?: string[];
  to?: string[];
};

/**
 * A report as pure definition. `facts` is one SELECT of (account_id, price_class, split, figure, value, source, source_id,
 * on_day): every figure is a sum of its facts, so a figure and what it is made of cannot differ. `price_class` is the fact's
 * own, null where only its account has one. A change of meaning takes a new version.
 */
export type Definition = {
  slug: ReportSlug;
  version: number;
  columns: Column[];
  /** What rows are split by beside their group, if anything. */
  split?: "season" | "state" | "channel";
  facts: (question: Question) => SQL;
};
