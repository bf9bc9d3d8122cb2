import { expect, test } from "@playwright/test";
import { siteUrl } from "./fixtures/site-url";

test("the health address answers on the bare host, and tells nothing but its state", async ({ request }) => {
  const response = await request.get(siteUrl("", "/api/health"));
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
});
