import { describe, expect, test } from "vitest";
import { type LateBill, planLateFee } from "./plan-late-fee";

/** 2,670.00 元, due on 15 November, 1 ‰ a day from the day after. */
const bill = (more: Partial<LateBill> = {}): LateBill => ({
  rule: { ratePerDay: "0.001", graceDays: 0 },
  dueOn: "2026-11-15",
  amountMinor: 267_000n,
  settled: [],
  disputes: [],
  chargedTo: null,
  chargedMinor: 0n,
  carriedOn: null,
  carriedAway: [],
  ...more,
});
const paid = (day: string, amountMinor: bigint) => ({ day, amountMinor });

describe("a late bill is charged month by month", () => {
  test("nothing before the month is over", () => {
    expect(planLateFee(bill(), "2026-11-30")).toBeNull();
  });
  test("the days of the month after the due day, once it is over", () => {
    // 16 to 30 November are 15 days: 2,670.00 × 0.001 × 15 = 40.05.
    expect(planLateFee(bill(), "2026-12-01")).toMatchObject({
      ...{ from: "2026-11-16", to: "2026-11-30", amountMinor: 4005n },
      pieces: [{ days: 15, unpaidMinor: 267_000n }],
    });
  });
  test("a month that is charged is not charged again, and the next begins where it ended", () => {
    const charged = { chargedTo: "2026-11-30", chargedMinor: 4005n };
    expect(planLateFee(bill(charged), "2026-12-31")).toBeNull();
    // 31 days of December: 2,670.00 × 0.001 × 31 = 82.77.
    expect(planLateFee(bill(charged), "2027-01-01")).toMatchObject({ from: "2026-12-01", amountMinor: 8277n });
  });
  test("nights that were missed are made up for in one stretch", () => {
    // 15 + 31 + 31 + 28 = 105 days to the end of February: 280.35.
    expect(planLateFee(bill(), "2027-03-09")).toMatchObject({ to: "2027-02-28", amountMinor: 28_035n });
  });
  test("a leap year has its day", () => {
    // 2,670.00 × 0.001 × 29 = 77.43.
    const charged = { dueOn: "2027-11-15", chargedTo: "2028-01-31" };
    expect(planLateFee(bill(charged), "2028-03-01")).toMatchObject({ to: "2028-02-29", amountMinor: 7743n });
  });
});

describe("grace, cap and rounding follow the rule", () => {
  test("days of grace cost nothing", () => {
    // Late from 1 December on: 31 days, 82.77.
    const rule = { ratePerDay: "0.001", graceDays: 15 };
    expect(planLateFee(bill({ rule }), "2026-12-01")).toBeNull();
    expect(planLateFee(bill({ rule }), "2027-01-01")).toMatchObject({ from: "2026-12-01", amountMinor: 8277n });
  });
  test("the last stretch stops at the cap, and later ones come to nothing", () => {
    // 3 % of 2,670.00 is 80.10; 40.05 were charged, so December's 82.77 become 40.05.
    const rule = { ratePerDay: "0.001", graceDays: 0, capPercent: "3" };
    const december = planLateFee(bill({ rule, chargedTo: "2026-11-30", chargedMinor: 4005n }), "2027-01-01");
    expect(december).toMatchObject({ amountMinor: 4005n });
    const january = planLateFee(bill({ rule, chargedTo: "2026-12-31", chargedMinor: 8010n }), "2027-02-01");
    expect(january).toMatchObject({ to: "2027-01-31", amountMinor: 0n, pieces: [] });
  });
  test("a stretch is rounded once, half up", () => {
    // 0.10 × 0.001 × 15 = 0.0015 → 0.00; 3.34 × 0.001 × 15 = 0.0501 → 0.05; 0.33 × 0.01 × 15 = 0.0495 → 0.05.
    expect(planLateFee(bill({ amountMinor: 10n }), "2026-12-01")?.amountMinor).toBe(0n);
    expect(planLateFee(bill({ amountMinor: 334n }), "2026-12-01")?.amountMinor).toBe(5n);
    const rule = { ratePerDay: "0.01", graceDays: 0 };
    expect(planLateFee(bill({ amountMinor: 33n, rule }), "2026-12-01")?.amountMinor).toBe(5n);
  });
});

describe("what was paid is not late", () => {
  test("paid on the due day or on the first late day, nothing is charged", () => {
    for (const day of ["2026-11-15", "2026-11-16"])
      expect(planLateFee(bill({ settled: [paid(day, 267_000n)] }), "2026-12-01")).toBeNull();
  });
  test("paid in full, the unpaid days are charged the night after, without waiting for the month", () => {
    // 16 to 19 November are 4 days: 10.68; the day of the payment is not counted.
    const given = bill({ settled: [paid("2026-11-20", 267_000n)] });
    expect(planLateFee(given, "2026-11-20")).toBeNull();
    expect(planLateFee(given, "2026-11-21")).toMatchObject({
      from: "2026-11-16",
      to: "2026-11-19",
      amountMinor: 1068n,
    });
  });
  test("paid in part, the rest is charged from that day on", () => {
    // 4 days of 2,670.00 are 10.68; 11 days (20 to 30) of 1,670.00 are 18.37.
    const given = bill({ settled: [paid("2026-11-20", 100_000n)] });
    expect(planLateFee(given, "2026-12-01")).toMatchObject({
      amountMinor: 2905n,
      pieces: [
        { from: "2026-11-16", to: "2026-11-19", days: 4, amountMinor: 1068n },
        { from: "2026-11-20", to: "2026-11-30", days: 11, unpaidMinor: 167_000n, amountMinor: 1837n },
      ],
    });
  });
  test("a payment that is taken back makes the bill late again from that day, not before", () => {
    const settled = [paid("2026-11-10", 267_000n), paid("2026-12-10", -267_000n)];
    // 10 to 31 December are 22 days: 58.74.
    expect(planLateFee(bill({ settled }), "2027-01-01")).toMatchObject({
      amountMinor: 5874n,
      pieces: [{ from: "2026-12-10", days: 22 }],
    });
  });
});

describe("a dispute stops the clock", () => {
  test("nothing is charged while it is open", () => {
    expect(planLateFee(bill({ disputes: [{ from: "2026-11-20", to: null }] }), "2027-03-01")).toBeNull();
  });
  test("its days are free for ever, those before and after are not", () => {
    // 16 to 19 November: 4 days, 10.68. 1 to 31 December: 31 days, 82.77.
    const given = bill({ disputes: [{ from: "2026-11-20", to: "2026-12-01" }] });
    expect(planLateFee(given, "2027-01-01")).toMatchObject({
      amountMinor: 9345n,
      pieces: [
        { from: "2026-11-16", to: "2026-11-19" },
        { from: "2026-12-01", to: "2026-12-31" },
      ],
    });
  });
});

describe("a bill that was carried to another account costs each late day once", () => {
  test("here from the day it came, there up to the day before, whichever night looks first", () => {
    // There 16 November to 9 December: 24 days, 64.08. Here 10 to 31 December: 22 days, 58.74. Together 46 days, 122.82.
    const there = bill({
      settled: [paid("2026-12-10", 267_000n)],
      carriedAway: [{ day: "2026-12-10", amountMinor: 267_000n }],
    });
    expect(planLateFee(there, "2026-12-11")).toMatchObject({ to: "2026-12-09", amountMinor: 6408n });
    const here = bill({ carriedOn: "2026-12-10" });
    expect(planLateFee(here, "2026-12-11")).toBeNull();
    expect(planLateFee(here, "2027-01-01")).toMatchObject({ from: "2026-12-10", amountMinor: 5874n });
  });
  test("carried before it was late, all late days are this account's", () => {
    const here = bill({ carriedOn: "2026-11-01" });
    expect(planLateFee(here, "2026-12-01")).toMatchObject({ from: "2026-11-16", amountMinor: 4005n });
  });
  test("both accounts together stay within the cap", () => {
    // 3 % of 2,670.00 is 80.10. There 24 days, 64.08; here 16.02 are left of it, though December's 22 days are 58.74.
    const rule = { ratePerDay: "0.001", graceDays: 0, capPercent: "3" };
    expect(planLateFee(bill({ rule, carriedOn: "2026-12-10" }), "2027-01-01")).toMatchObject({ amountMinor: 1602n });
  });
  test("where a part was carried away, its own cap goes with it", () => {
    // Of 2,670.00 the part of 670.00 goes on 10 December: its cap is 20.10, of which 24 days have used 16.08. So 80.10 −
    // 4.02 = 76.08 are left here; 64.08 were charged, and December's 22 days of 2,000.00, 44.00, become 12.00.
    const rule = { ratePerDay: "0.001", graceDays: 0, capPercent: "3" };
    const part = { day: "2026-12-10", amountMinor: 67_000n };
    const there = bill({ rule, settled: [part], carriedAway: [part], chargedTo: "2026-12-09", chargedMinor: 6408n });
    expect(planLateFee(there, "2027-01-01")).toMatchObject({ amountMinor: 1200n });
  });
});
