import { expect, test } from "vitest";
import { dueParts } from "./due-parts";

const part = (dueOn: string, amountMinor: bigint) => ({ dueOn, amountMinor });
const winter = part("2026-11-15", 267_000n);

test.each([
  // 2,670.00 → 2,680.00 behind the due day: only the 10.00 are due on the day of the correction.
  ["what a late bill grew by is due on its own day", [winter], 268_000n, [winter, part("2027-01-10", 1_000n)]],
  ["a late bill that shrank keeps its due day", [winter], 213_600n, [part("2026-11-15", 213_600n)]],
  ["a bill that is not due yet grows as a whole", [part("2027-03-01", 5n)], 8n, [part("2027-03-01", 8n)]],
  // 2,680.00 → 2,700.00: the 10.00 of December stay due in December.
  [
    "what grew before keeps its own day",
    [winter, part("2026-12-10", 1_000n)],
    270_000n,
    [winter, part("2026-12-10", 1_000n), part("2027-01-10", 2_000n)],
  ],
  // 2,680.00 → 2,675.00: what came last goes first.
  [
    "what shrinks loses its latest part first",
    [winter, part("2026-12-10", 1_000n)],
    267_500n,
    [winter, part("2026-12-10", 500n)],
  ],
  ["a bill of nothing that grows is due when it does", [part("2026-11-15", 0n)], 100n, [part("2027-01-10", 100n)]],
  ["a bill that becomes a credit has no second part", [winter], -100n, [part("2026-11-15", -100n)]],
])("%s", (_, before, after, parts) => {
  expect(dueParts(before, after, "2027-01-10")).toEqual(parts);
});
