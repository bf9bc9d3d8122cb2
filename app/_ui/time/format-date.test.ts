import { expect, test } from "vitest";
import { formatDate, formatMoment } from "./format-date";

test("a business day reads naturally in both languages", () => {
  expect(formatDate("2025-11-05", "zh-CN")).toBe("2025年11月5日");
  expect(formatDate("2025-11-05", "en")).toBe("5 Nov 2025");
});

test("a moment is shown on the tenant's clock, not the server's", () => {
  expect(formatMoment("2025-11-14T16:05:09Z")).toBe("2025-11-15 00:05");
  expect(formatMoment("2025-11-14T16:05:09Z", "Asia/Urumqi", { seconds: true })).toBe("2025-11-14 22:05:09");
});
