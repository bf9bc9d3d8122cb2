import { expect, test } from "vitest";
import { dueDayOf } from "./due-day-of";

test.each([
  ["season", "2026-10-08", "2026-11-15"],
  ["first", "2026-11-15", "2026-11-15"],
  ["first", "2026-11-16", "2026-11-16"],
  ["cut-off", "2026-11-16", "2026-11-16"],
  // A whole season is due on the day that everybody was told.
  ["season", "2026-11-16", "2026-11-15"],
] as const)("a %s bill issued on %s is due on %s", (kind, issuedOn, due) =>
  expect(dueDayOf({ dueOn: "2026-11-15" }, kind, issuedOn)).toBe(due),
);
