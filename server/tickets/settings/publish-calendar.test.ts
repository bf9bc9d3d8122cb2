import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools } from "@/db/tenant";
import { asTenant, makeStaff, makeTenant } from "@/db/test/factories";
import type { Actor, Tenant } from "@/server/platform/context";
import { newestVersion } from "@/tenants/config/publish-at-once";
import { defaultCalendar } from "@/tenants/schemas/calendar";
import { getCalendar } from "../workflow/get-workflow";
import { publishCalendar } from "./publish-calendar";

let tenant: Tenant;
let actor: Actor;
const now = new Date("2026-10-08T02:00:00Z");
beforeAll(async () => {
  tenant = await makeTenant();
  actor = await makeStaff(tenant, ["admin"]);
});
afterAll(closePools);

const longer = { ...defaultCalendar, closes: "18:00" };

test("a working calendar holds from its first day, and not a day before", async () => {
  const seenVersion = await asTenant(tenant, (ctx) => newestVersion(ctx, "calendar", "calendar"));
  const change = { calendar: longer, effectiveFrom: "2026-11-01", seenVersion };
  await asTenant(tenant, (ctx) => publishCalendar(ctx, change), { actor, now });
  expect(await asTenant(tenant, getCalendar, { now })).toEqual(defaultCalendar);
  expect(await asTenant(tenant, getCalendar, { now: new Date("2026-11-01T02:00:00Z") })).toEqual(longer);
});

test("of two administrators who saw the same calendar, the second is told and overwrites nothing", async () => {
  const seenVersion = await asTenant(tenant, (ctx) => newestVersion(ctx, "calendar", "calendar"));
  const publish = (closes: string) =>
    asTenant(
      tenant,
      (ctx) =>
        publishCalendar(ctx, { calendar: { ...defaultCalendar, closes }, effectiveFrom: "2026-12-01", seenVersion }),
      { actor, now },
    );
  await publish("19:00");
  await expect(publish("20:00")).rejects.toMatchObject({ code: "version-changed", params: { name: actor.name } });
  expect((await asTenant(tenant, getCalendar, { now: new Date("2026-12-02T02:00:00Z") })).closes).toBe("19:00");
});
