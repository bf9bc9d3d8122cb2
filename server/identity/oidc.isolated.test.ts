import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sites } from "@/db/schema";
import { closePools, withSystem } from "@/db/tenant";
import { makeGroup, makeStaff, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { forgetSites, resolveSite } from "@/tenants/resolve";
import { findSession, sessionCookie } from "./find-session";
import { startOidcProvider } from "./test/oidc-provider";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ set: () => undefined }),
}));

const client = { id: "tributary", secret: "kept-in-the-environment" };
let provider: Awaited<ReturnType<typeof startOidcProvider>>;
let tenant: Tenant;
let host: string;
type Handler = (request: NextRequest) => Promise<Response>;
let handlers: { GET: Handler; POST: Handler };

beforeAll(async () => {
  vi.stubEnv("TEST_OIDC_SECRET", client.secret);
  provider = await startOidcProvider(client);
  tenant = await makeTenant({ group: await makeGroup() });
  host = `${tenant.slug}.localhost`;
  const oidc = [
    {
      id: "corp",
      name: "集团统一登录",
      issuer: provider.issuer,
      clientId: client.id,
      clientSecretEnv: "TEST_OIDC_SECRET",
    },
  ];
  await withSystem((tx) => tx.update(sites).set({ oidc }).where(eq(sites.host, host)));
  forgetSites();
  ({ handlers } = await import("./auth"));
});
afterAll(async () => {
  await provider.stop();
  await closePools();
});

/** A browser with its cookies on one host. */
function makeBrowser(at = host) {
  const jar = new Map<string, string>();
  return {
    jar,
    async go(path: string, form?: Record<string, string>): Promise<Response> {
      asked.headers = new Headers({ host: `${at}:3000`, cookie: [...jar].map((pair) => pair.join("=")).join("; ") });
      const request = new NextRequest(new URL(path, `http://${at}:3000`), {
        headers: asked.headers,
        ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
      });
      const answer = await (form ? handlers.POST(request) : handlers.GET(request));
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      return answer;
    },
  };
}
type Browser = ReturnType<typeof makeBrowser>;

/** To the provider's door: where the browser is sent when it presses the provider's button. */
async function leave(browser: Browser): Promise<URL> {
  const { csrfToken } = (await (await browser.go("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await browser.go("/api/auth/signin/corp", { csrfToken, callbackUrl: `http://${host}:3000/tickets` });
  return new URL(answer.headers.get("location")!);
}

const sessionOf = async ({ jar }: Browser) =>
  findSession(jar.get(sessionCookie), (await resolveSite(host))!, new Date());

test("a colleague known by e-mail comes in through the company's own sign-in, with a session that can be revoked", async () => {
  const email = `known-${tenant.slug}@example.com`;
  const { userId } = await makeStaff(tenant, ["supervisor"], { email });
  const browser = makeBrowser();
  const door = await leave(browser);
  expect(door.origin).toBe(provider.issuer);
  expect(door.searchParams.get("code_challenge_method")).toBe("S256");
  const back = provider.authorize(door, { sub: "1", email: email.toUpperCase(), email_verified: true });
  const answer = await browser.go(back.pathname + back.search);
  expect(answer.headers.get("location")).toBe(`http://${host}:3000/tickets`);
  expect(await sessionOf(browser)).toMatchObject({ userId, roles: ["supervisor"] });
});

test.each([
  ["a stranger", { sub: "2", email: "stranger@example.com", email_verified: true }],
  ["somebody without an e-mail", { sub: "3" }],
])("%s is left outside, without a session", async (_who, claims) => {
  const browser = makeBrowser();
  const back = provider.authorize(await leave(browser), claims);
  const answer = await browser.go(back.pathname + back.search);
  const outside = new URL(answer.headers.get("location")!);
  expect([outside.pathname, outside.searchParams.get("error")]).toEqual(["/sign-in", "AccessDenied"]);
  expect(await sessionOf(browser)).toBeNull();
});

test("an e-mail that the provider has not verified opens nothing, nor does a colleague's of a sister subsidiary", async () => {
  const sister = await makeTenant({ groupId: tenant.groupId });
  const [mine, theirs] = [`unverified-${tenant.slug}@example.com`, `sister-${tenant.slug}@example.com`];
  await makeStaff(tenant, ["agent"], { email: mine });
  await makeStaff(sister, ["agent"], { email: theirs });
  for (const claims of [
    { sub: "4", email: mine, email_verified: false },
    { sub: "5", email: theirs, email_verified: true },
  ]) {
    const browser = makeBrowser();
    const back = provider.authorize(await leave(browser), claims);
    await browser.go(back.pathname + back.search);
    expect(await sessionOf(browser)).toBeNull();
  }
});

test("somebody else's way back, replayed in another browser, opens nothing", async () => {
  const email = `victim-${tenant.slug}@example.com`;
  await makeStaff(tenant, ["admin"], { email });
  const back = provider.authorize(await leave(makeBrowser()), { sub: "6", email, email_verified: true });
  const thief = makeBrowser();
  await leave(thief);
  await thief.go(back.pathname + back.search);
  expect(await sessionOf(thief)).toBeNull();
});
