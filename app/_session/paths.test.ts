import { expect, test } from "vitest";
import { safeReturnPath, signInPath } from "./paths";

test("a sign-in never leads to another site", () => {
  for (const evil of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "",
    null,
  ]) {
    expect(safeReturnPath(evil)).toBe("/");
  }
});

test("a sign-in leads back to where the person was, and never to itself", () => {
  expect(safeReturnPath("/bills/QC-B-2026-000001?print=1&_rsc=abc")).toBe("/bills/QC-B-2026-000001?print=1");
  expect(safeReturnPath("/sign-in?next=/sign-in")).toBe("/");
  expect(signInPath({ path: "/transfer", expired: true })).toBe("/sign-in?next=%2Ftransfer&reason=session-expired");
  expect(signInPath({ path: "/tickets", staff: true })).toBe("/sign-in?as=staff&next=%2Ftickets");
});
