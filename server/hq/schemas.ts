import { z } from "zod";
import { isPlainDate } from "@/server/platform/dates";

const day = z.string().refine(isPlainDate, "date-invalid");

/** A season is the heating year from 1 July, so that its bills (issued in autumn) and their payments fall into one. */
export const compareInput = z.object({
  period: z
    .union([
      z.literal("custom"),
      z.string().regex(/^season-20\d{2}$/),
      z.string().regex(/^month-20\d{2}-(0[1-9]|1[0-2])$/),
    ])
    .optional(),
  /** Only for a custom period, both days included. */
  from: day.optional(),
  to: day.optional(),
  against: z.enum(["last-year", "previous", "none"]).default("last-year"),
});
export type CompareInput = z.input<typeof compareInput>;

/** The heating year a day belongs to, named by the year it begins in. */
export const seasonOf = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5) < "07-01" ? 1 : 0);

/**
 * What headquarters compares, in the order it is shown. Browser-safe: page, export and verbs read the same table.
 * Figures are plain numbers here (money in 分, exact up to 90 trillion 元), for they are compared and drawn, never posted.
 */
export type MetricFormat = "count" | "area" | "money" | "share" | "minutes";

type Metric = {
  format: MetricFormat;
  /** Which direction is welcome; null where a difference is only a difference. */
  better: "more" | "less" | null;
  /** Whether dividing it by households makes unlike subsidiaries comparable. */
  perHousehold: boolean;
};

export const metrics = {
  households: { format: "count", better: null, perHousehold: false },
  "chargeable-area": { format: "area", better: null, perHousehold: true },
  billed: { format: "money", better: null, perHousehold: true },
  collected: { format: "money", better: "more", perHousehold: true },
  "collection-rate": { format: "share", better: "more", perHousehold: false },
  outstanding: { format: "money", better: "less", perHousehold: true },
  opened: { format: "count", better: null, perHousehold: true },
  resolved: { format: "count", better: null, perHousehold: true },
  "open-tickets": { format: "count", better: "less", perHousehold: true },
  "median-minutes": { format: "minutes", better: "less", perHousehold: false },
  "on-time-share": { format: "share", better: "more", perHousehold: false },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as MetricName[];

/** A figure, or null where there is nothing to tell: no bill, no finished request, no area. */
export type Figures = Record<MetricName, number | null>;

/** How many households the fair view divides by. */
export const fairHouseholds = 10_000;

/** A figure per 10,000 households; unchanged where dividing would mean nothing. */
export function perHouseholds(metric: MetricName, value: number | null, households: number | null): number | null {
  if (!metrics[metric].perHousehold || value === null) return value;
  return households ? (value / households) * fairHouseholds : null;
}

/** How long a sum has been due, in the order it is shown; the last is credit that no bill has taken. */
export const arrearsAges = ["notDue", "days30", "days90", "days180", "days365", "older", "unallocated"] as const;
export type ArrearsAge = (typeof arrearsAges)[number];
export const arrearsInput = z.object({ asOf: day.optional() });
