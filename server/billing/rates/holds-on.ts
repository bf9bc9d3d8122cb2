import type { PlainDate } from "@/server/platform/dates";

/** Whether a dated fact holds on a day; `validTo` is the first day it no longer does. */
export const holdsOn = (
  { validFrom, validTo }: { validFrom: PlainDate; validTo: PlainDate | null },
  day: PlainDate,
): boolean => validFrom <= day && (validTo === null || validTo > day);
