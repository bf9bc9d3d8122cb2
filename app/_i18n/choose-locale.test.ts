import { expect, test } from "vitest";
import { chooseLocale } from "./choose-locale";

test("the cookie wins over the browser's wish", () => {
  expect(chooseLocale("en", "zh-CN,zh;q=0.9")).toBe("en");
});

test("an unknown cookie is ignored", () => {
  expect(chooseLocale("../../etc", "en-GB")).toBe("en");
});

test("the browser's wishes are weighed, and any kind of English or Chinese is understood", () => {
  expect(chooseLocale(undefined, "fr;q=0.9, en-GB;q=0.8, zh-TW;q=0.85")).toBe("zh-CN");
  expect(chooseLocale(undefined, "fr, en-US;q=0.7")).toBe("en");
});

test("a refused or broken wish falls back to Chinese", () => {
  expect(chooseLocale(undefined, "en;q=0")).toBe("zh-CN");
  expect(chooseLocale(undefined, "en;q=x;;,,")).toBe("zh-CN");
  expect(chooseLocale(undefined, null)).toBe("zh-CN");
});
