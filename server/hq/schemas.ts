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
