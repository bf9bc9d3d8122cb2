import { z } from "zod";

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Working time of a subsidiary: what "working hours" of a time target means. */
export const calendarSchema = z
  .object({
    /** 1 Monday … 7 Sunday. */
    workdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    opens: time,
    closes: time,
    /** Days off although the weekday is worked. */
    holidays: z.array(z.object({ day, name: z.string().max(60) })).max(400),
    /** Days worked although the weekday is free (调休). */
    extraWorkdays: z.array(day).max(200),
  })
  .refine((calendar) => calendar.opens < calendar.closes, { path: ["closes"], message: "closes-before-opening" });
export type BusinessCalendar = z.infer<typeof calendarSchema>;

const holiday = (name: string, month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    day: `${month}-${String(from + index).padStart(2, "0")}`,
    name,
  }));

/** Weekdays 8:30 to 17:30, with the public holidays and exchanged workdays announced for 2026. */
export const defaultCalendar: BusinessCalendar = {
  workdays: [1, 2, 3, 4, 5],
  opens: "08:30",
  closes: "17:30",
  holidays: [
    ...holiday("元旦", "2026-01", 1, 3),
    ...holiday("春节", "2026-02", 15, 23),
    ...holiday("清明节", "2026-04", 4, 6),
    ...holiday("劳动节", "2026-05", 1, 5),
    ...holiday("端午节", "2026-06", 19, 21),
    ...holiday("中秋节", "2026-09", 25, 27),
    ...holiday("国庆节", "2026-10", 1, 7),
    ...holiday("元旦", "2027-01", 1, 1),
  ],
  extraWorkdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
};
