import { expect, test } from "vitest";
import { changeOf, figureText } from "./figure-text";

const words = (unit: string, value: string) => `${value} ${unit}`;

test("money is in 万元 for Chinese readers and in thousands for English ones", () => {
  expect(figureText("billed", 1_234_567_800, "zh-CN", words)).toBe("1,234.6");
  expect(figureText("billed", 1_234_567_800, "en", words)).toBe("12,345.7");
});

test("a duration is told in the unit that people would use", () => {
  expect(figureText("median-minutes", 95, "en", words)).toBe("95 minutes");
  expect(figureText("median-minutes", 1590, "en", words)).toBe("26.5 hours");
  expect(figureText("median-minutes", 4320, "en", words)).toBe("3.0 days");
});

test("what is not there is a dash, never nought", () => {
  expect(figureText("collection-rate", null, "zh-CN", words)).toBe("—");
  expect(changeOf("billed", 5, 0)).toBeNull();
});

test("a rate moves by points, and less of a bad thing is good", () => {
  expect(changeOf("collection-rate", 0.91, 0.885)).toMatchObject({ points: true, direction: "up", good: true });
  expect(changeOf("outstanding", 80, 100)).toMatchObject({ value: -0.2, direction: "down", good: true });
  expect(changeOf("households", 110, 100)?.good).toBeUndefined();
});
