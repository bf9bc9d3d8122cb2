import { expect, test } from "vitest";
import { choosePeriod, partsOf } from "./choose-period";

const choose = (input: Parameters<typeof choosePeriod>[0], today = "2026-11-21") => choosePeriod(input, today);

test("without a wish the running season is compared with the same days a year earlier", () => {
  expect(choose({ against: "last-year" })).toEqual({
    key: "season-2026",
    current: { from: "2026-07-01", to: "2026-11-21" },
    before: { from: "2025-07-01", to: "2025-11-21" },
    running: true,
  });
});

test("spring belongs to the season that began in the autumn before", () => {
  expect(choose({ against: "none" }, "2027-03-15").key).toBe("season-2026");
});

test("a finished month is compared with a whole month, however many days either has", () => {
  expect(choose({ period: "month-2026-03", against: "previous" }).before).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
  expect(choose({ period: "month-2025-02", against: "last-year" }).before).toEqual({
    from: "2024-02-01",
    to: "2024-02-29",
  });
});

test("a running month is compared with as many days of the month before", () => {
  expect(choose({ period: "month-2026-11", against: "previous" }).before).toEqual({
    from: "2026-10-01",
    to: "2026-10-21",
  });
  expect(choose({ period: "month-2026-03", against: "previous" }, "2026-03-30").before).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
});

test("days of one's own are compared with as many days right before them", () => {
  const chosen = choose({ period: "custom", from: "2026-10-10", to: "2026-10-19", against: "previous" });
  expect(chosen.before).toEqual({ from: "2026-09-30", to: "2026-10-09" });
});

test("backwards, future and endless periods are refused with a reason", () => {
  const refused = (from: string, to: string) => () => choose({ period: "custom", from, to, against: "none" });
  expect(refused("2026-10-10", "2026-10-01")).toThrow("period-backwards");
  expect(refused("2026-12-01", "2026-12-02")).toThrow("period-in-future");
  expect(refused("2001-01-01", "2026-10-01")).toThrow("period-too-long");
});

test("the parts of a course cover the period without a gap", () => {
  expect(partsOf({ from: "2026-11-01", to: "2026-11-03" })).toEqual({
    unit: "day",
    starts: ["2026-11-01", "2026-11-02", "2026-11-03"],
  });
  expect(partsOf({ from: "2026-07-01", to: "2026-11-21" }).unit).toBe("week");
  expect(partsOf({ from: "2025-07-15", to: "2026-06-30" }).starts.slice(0, 2)).toEqual(["2025-07-15", "2025-08-01"]);
});
