import { z } from "zod";

export const reportSlugs = [
  "receivables",
  "arrears-by-age",
  "collection-rate",
  "waivers",
  "stops",
  "areas",
  "channels",
] as const;
export type ReportSlug = (typeof reportSlugs)[number];

export const groupings = ["none", "division", "station", "building", "price-class"] as const;
export type Grouping = (typeof groupings)[number];

const day = z.iso.date();
const id = z.uuid();

export const questionInput = z.object({
  report: z.enum(reportSlugs),
  grouping: z.enum(groupings).default("division"),
  /** First and last day of the movements. */
  from: day,
  asOf: day,
  /** Left out: as known now. */
  knownAt: z.date().optional(),
});
export type QuestionInput = z.infer<typeof questionInput>;

export const exportInput = questionInput.extend({ format: z.enum(["csv", "xlsx"]), locale: z.enum(["zh-CN", "en"]) });
export const printInput = z.object({ printId: id });
export const sourcesInput = questionInput.extend({
  /** Left out: of every group, of every split. */
  key: z.string().max(200).optional(),
  split: z.string().max(100).optional(),
  figure: z.string().max(40),
  after: z.object({ day, id }).optional(),
});

export const spans = ["month", "season"] as const;
export const cadences = ["daily", "weekly", "monthly"] as const;
export const scheduleInput = z.object({
  report: z.enum(reportSlugs),
  grouping: z.enum(groupings),
  span: z.enum(spans),
  cadence: z.enum(cadences),
  locale: z.enum(["zh-CN", "en"]),
  recipientId: id,
});
export type ScheduleInput = z.infer<typeof scheduleInput>;
export const scheduleIdInput = z.object({ scheduleId: id });
