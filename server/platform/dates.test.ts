import { describe, expect, test } from "vitest";
import { dayOf, daysBetween, isPlainDate, plusDays, plusMonths, startOfDay } from "./dates";

describe("business days", () => {
  test("an instant belongs to the day of the subsidiary's own clock", () => {
    // 16:30 UTC is half past midnight of the next day in Shanghai.
    expect(dayOf(new Date("2026-11-14T16:30:00Z"), "Asia/Shanghai")).toBe("2026-11-15");
    expect(dayOf(new Date("2026-11-14T15:59:59Z"), "Asia/Shanghai")).toBe("2026-11-14");
  });

  test("a day begins at its own midnight", () => {
    expect(startOfDay("2026-11-15", "Asia/Shanghai").toISOString()).toBe("2026-11-14T16:00:00.000Z");
  });

  test("counts through a leap day and over a year's end", () => {
    expect(plusDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
    // 15 November to 15 March of a leap year: 16 + 31 + 31 + 29 + 14 = 121 days.
    expect(daysBetween("2027-11-15", "2028-03-15")).toBe(121);
    expect(plusMonths("2026-01-31", 1)).toBe("2026-02-28");
  });

  test("knows a calendar day from a string that only looks like one", () => {
    expect(isPlainDate("2026-02-28")).toBe(true);
    expect(isPlainDate("2026-02-30")).toBe(false);
    expect(isPlainDate("2026-2-3")).toBe(false);
    expect(isPlainDate("yesterday")).toBe(false);
  });
});
