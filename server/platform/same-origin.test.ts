import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const request = (headers: Record<string, string>) =>
  new Request("http://localhost/api/trpc", { method: "POST", headers });

test("a page of the site itself may post to it", () => {
  expect(isSameOrigin(request({ host: "a.example.cn:3000", origin: "http://a.example.cn:3000" }))).toBe(true);
});

test("a page of a sister subsidiary may not, though its cookies count as same-site", () => {
  expect(isSameOrigin(request({ host: "a.example.cn", origin: "https://b.example.cn" }))).toBe(false);
  expect(isSameOrigin(request({ host: "a.example.cn", origin: "null" }))).toBe(false);
});

test("a program without an origin may, a browser that hides it across sites may not", () => {
  expect(isSameOrigin(request({ host: "a.example.cn" }))).toBe(true);
  expect(isSameOrigin(request({ host: "a.example.cn", "sec-fetch-site": "cross-site" }))).toBe(false);
});
