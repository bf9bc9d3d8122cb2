import { expect, test } from "vitest";
import type { SeasonInfo } from "../seasons/list-seasons";
import { dueDayOf } from "./due-day-of";

/** Due on 15 November; what matters of its tariff is the grace. */
const season = (graceDays?: number) => {
  const lateFee = graceDays === undefined ? undefined : { ratePerDay: "0.001", graceDays };
  return { dueOn: "2026-11-15", tariff: { tariff: { lateFee } } } as SeasonInfo;
};

test.each([
  ["season", "2026-10-08", "2026-11-15"],
  ["first", "2026-11-15", "2026-11-15"],
  ["first", "2026-11-16", "2026-11-26"],
  ["cut-off", "2026-11-16", "2026-11-16"],
  // A whole season is due on the day that everybody was told.
  ["season", "2026-11-16", "2026-11-15"],
] as const)("a %s bill issued on %s, with ten days of grace, is due on %s", (kind, issuedOn, due) =>
  expect(dueDayOf(season(10), kind, issuedOn)).toBe(due),
);

test("a tariff without late fees gives no grace, and no bill of one home is due before its issue", () =>
  expect(dueDayOf(season(), "first", "2027-01-20")).toBe("2027-01-20"));
