import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultCalendar } from "@/tenants/schemas/calendar";
import { addWorkingTime, dueAtOf, isWorkday, workingHoursBetween } from "./add-working-time";

const zone = "Asia/Shanghai";
const at = (local: string) => new Date(`${local}:00+08:00`);
const add = (local: string, hours: number) => addWorkingTime(at(local), hours, defaultCalendar, zone);

test("hours run within the day, over night and over the weekend", () => {
  expect(add("2026-11-19T09:00", 4)).toEqual(at("2026-11-19T13:00"));
  // Thursday 16:30 + 2 h = 1 h on Thursday, 1 h on Friday from 8:30.
  expect(add("2026-11-19T16:30", 2)).toEqual(at("2026-11-20T09:30"));
  expect(add("2026-11-20T17:30", 1)).toEqual(at("2026-11-23T09:30"));
  expect(add("2026-11-21T12:00", 9)).toEqual(at("2026-11-23T17:30"));
});

test("a request of the eve of National Day waits for the eighth, and the exchanged Saturday counts", () => {
  expect(add("2026-09-30T17:00", 1)).toEqual(at("2026-10-08T09:00"));
  expect(isWorkday("2026-10-10", defaultCalendar)).toBe(true);
  expect(isWorkday("2026-10-11", defaultCalendar)).toBe(false);
});

test("round the clock takes no notice of nights; a state without target or at the end is never due", () => {
  const state = { targetHours: 2, clock: "round-the-clock" as const, phase: "open" };
  expect(dueAtOf(state, at("2026-10-01T23:00"), defaultCalendar, zone)).toEqual(at("2026-10-02T01:00"));
  expect(dueAtOf({ ...state, targetHours: undefined }, at("2026-10-01T23:00"), defaultCalendar, zone)).toBeNull();
  expect(dueAtOf({ ...state, phase: "done" }, at("2026-10-01T23:00"), defaultCalendar, zone)).toBeNull();
});

test("what is added is what lies between, whenever it starts", () => {
  const instants = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2026-12-31") });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 6000 }), (start, minutes) => {
      const from = new Date(Math.floor(start / 60_000) * 60_000);
      const end = addWorkingTime(from, minutes / 60, defaultCalendar, zone);
      expect(workingHoursBetween(from, end, defaultCalendar, zone)).toBeCloseTo(minutes / 60, 6);
    }),
  );
});
