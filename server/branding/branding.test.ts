import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools } from "@/db/tenant";
import { asTenant, makeStaff, makeTenant } from "@/db/test/factories";
import type { Actor, Tenant } from "@/server/platform/context";
import type { Door } from "@/server/trpc/door";
import { resolveSite } from "@/tenants/resolve";
import { getBranding } from "./get-branding";
import { findLogo, storeLogo } from "./logo";
import { publishBranding } from "./publish-branding";

let tenant: Tenant;
let actor: Actor;
beforeAll(async () => {
  tenant = await makeTenant();
  actor = await makeStaff(tenant, ["admin"]);
});
afterAll(closePools);

const branding = { color: "#1d4ed8", hotline: "0531-96777", slogan: { zh: "好水到家", en: "Good water" } };
const doorOf = (one: Tenant): Door => ({
  tenant: one,
  actor,
  now: new Date(),
  run: (fn) => asTenant(one, fn, { actor }),
});
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("published branding is on the site at once, and every version is kept with its author", async () => {
  expect((await resolveSite(`${tenant.slug}.localhost`))?.tenant?.branding.color).not.toBe("#1d4ed8");
  await asTenant(tenant, (ctx) => publishBranding(ctx, branding, 0), { actor });
  const second = await asTenant(tenant, (ctx) => publishBranding(ctx, { ...branding, color: "#15803d" }, 1), { actor });
  expect(second.version).toBe(2);
  const late = asTenant(tenant, (ctx) => publishBranding(ctx, branding, 1), { actor });
  await expect(late).rejects.toThrow("version-changed");
  const site = await resolveSite(`${tenant.slug}.localhost`);
  expect(site?.tenant).toMatchObject({
    hotline: "0531-96777",
    branding: { color: "#15803d", slogan: { zh: "好水到家" } },
  });
  const seen = await asTenant(tenant, getBranding, { actor });
  expect(seen.current).toEqual({ ...branding, color: "#15803d" });
  expect(seen.versions.map(({ version, authorName }) => [version, authorName])).toEqual([
    [2, actor.name],
    [1, actor.name],
  ]);
});

test("a logo is a picture by what is inside it, and belongs to one subsidiary", async () => {
  const { logo } = await storeLogo(doorOf(tenant), png);
  const id = logo.split("/").at(-1)!;
  expect(await findLogo(tenant.id, id)).toMatchObject({ type: "image/png" });
  expect(await findLogo((await makeTenant()).id, id)).toBeNull();
  expect(await findLogo(tenant.id, "../../secrets")).toBeNull();
});

test.each([
  [
    "a drawing that can carry a script",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    "logo-not-a-picture",
  ],
  ["a page that calls itself a picture", Buffer.from("<!doctype html><script>1</script>"), "logo-not-a-picture"],
  ["nothing", Buffer.alloc(0), "logo-not-a-picture"],
  ["a poster", Buffer.concat([png, Buffer.alloc(600_000)]), "logo-too-large"],
])("%s is refused as a logo", async (_what, content, code) => {
  await expect(storeLogo(doorOf(tenant), content)).rejects.toThrow(code);
});
