import { desc, eq, and } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { messages, rateLimits } from "@/db/schema";
import { closePools, withSystem, withTenant } from "@/db/tenant";
import { makeGroup, makeStaff, makeTenant, testPhone } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { resolveSite, type Site } from "@/tenants/resolve";
import { findSession } from "./find-session";
import { openSession } from "./open-session";
import { limits } from "./rate-limit";
import { requestCode } from "./request-code";
import { revokeUserSessions } from "./revoke-sessions";
import { verifyCode } from "./verify-code";
import { hashPassword, verifyPassword } from "./verify-password";

const clock = vi.hoisted(() => ({ at: new Date("2026-11-21T02:00:00Z") }));
vi.mock("@/server/platform/clock", () => ({ now: () => clock.at }));
const later = (minutes: number) => {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
};

let tenant: Tenant;
let site: Site;
let sisterSite: Site;
let groupSite: Site;
const client = { userAgent: "test", ip: "203.0.113.7" };

beforeAll(async () => {
  const group = await makeGroup();
  tenant = await makeTenant({ group });
  const sister = await makeTenant({ group });
  site = (await resolveSite(`${tenant.slug}.localhost`))!;
  sisterSite = (await resolveSite(`${sister.slug}.localhost`))!;
  groupSite = (await resolveSite(`${group.slug}.localhost`))!;
});
// Every test begins in a window of its own.
beforeEach(() => {
  clock.at = new Date((Math.floor(clock.at.getTime() / 3_600_000) + 2) * 3_600_000);
});
afterAll(closePools);

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "let in",
    (error: { code: string }) => error.code,
  );

/** The code in the newest SMS to a phone. */
async function sentCode(phone: string): Promise<string> {
  const [sms] = await withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.tenantId, tenant.id), eq(messages.recipient, phone)))
      .orderBy(desc(messages.id))
      .limit(1),
  );
  return /\d{6}/.exec(sms!.body)![0];
}
const wrongOf = (code: string) => (code === "000000" ? "000001" : "000000");

describe("a one-time code", () => {
  test("used twice in the same moment opens it once", async () => {
    const phone = testPhone();
    await requestCode(tenant, phone, null);
    const code = await sentCode(phone);
    const answers = await Promise.all(Array.from({ length: 6 }, () => codeOf(verifyCode(site, phone, code))));
    expect(answers.filter((answer) => answer === "let in")).toHaveLength(1);
  });

  test("is void after five minutes, after five wrong tries, and for another phone", async () => {
    const [phone, other] = [testPhone(), testPhone()];
    await requestCode(tenant, phone, null);
    const code = await sentCode(phone);
    expect(await codeOf(verifyCode(site, other, code))).toBe("code-wrong");
    for (let round = 0; round < 5; round++)
      expect(await codeOf(verifyCode(site, phone, wrongOf(code)))).toBe("code-wrong");
    expect(await codeOf(verifyCode(site, phone, code))).toBe("code-wrong");
    await requestCode(tenant, phone, null);
    const next = await sentCode(phone);
    later(6);
    expect(await codeOf(verifyCode(site, phone, next))).toBe("code-wrong");
  });

  test("is sent at most five times an hour to one phone, and the refusal says how long to wait", async () => {
    const phone = testPhone();
    for (let round = 0; round < limits["code-request"].tries; round++) await requestCode(tenant, phone, null);
    const refusal = await requestCode(tenant, phone, null).catch((error: { code: string; params: object }) => error);
    expect(refusal).toMatchObject({ code: "too-many-tries", params: { minutes: 60 } });
    later(60);
    await requestCode(tenant, phone, null);
  });

  test("of one address is sent to at most thirty phones an hour", async () => {
    const ip = `203.0.113.${Math.floor(Math.random() * 255)}-${testPhone()}`;
    for (let round = 0; round < limits["code-request-ip"].tries; round++) await requestCode(tenant, testPhone(), ip);
    expect(await codeOf(requestCode(tenant, testPhone(), ip))).toBe("too-many-tries");
  });

  test("cannot be guessed: eight wrong tries lock the phone, even against the right code", async () => {
    const phone = testPhone();
    for (let round = 0; round < 2; round++) {
      await requestCode(tenant, phone, null);
      const code = await sentCode(phone);
      for (let guess = 0; guess < 4; guess++) await codeOf(verifyCode(site, phone, wrongOf(code)));
    }
    expect(await codeOf(verifyCode(site, phone, await sentCode(phone)))).toBe("too-many-tries");
  });
});

describe("a password", () => {
  const secret = "correct horse battery";
  const makeClerk = async () => {
    const email = `clerk-${testPhone()}@example.com`;
    const actor = await makeStaff(tenant, ["clerk"], { email, passwordHash: await hashPassword(secret) });
    return { email, userId: actor.userId };
  };

  test("opens the own subsidiary's site, whatever case the e-mail is typed in; no sister's and not headquarters'", async () => {
    const { email, userId } = await makeClerk();
    expect(await verifyPassword(site, ` ${email.toUpperCase()} `, secret, null)).toMatchObject({ id: userId });
    expect(await codeOf(verifyPassword(sisterSite, email, secret, null))).toBe("no-membership");
    expect(await codeOf(verifyPassword(groupSite, email, secret, null))).toBe("no-membership");
  });

  test("is locked after eight failures, even against the right one, until the window is over", async () => {
    const { email } = await makeClerk();
    for (let round = 0; round < limits["password-failure"].tries; round++)
      await codeOf(verifyPassword(site, email, "wrong", null));
    expect(await codeOf(verifyPassword(site, email, secret, null))).toBe("too-many-tries");
    later(15);
    expect(await codeOf(verifyPassword(site, email, secret, null))).toBe("let in");
  });

  test("is tried at most sixty times a quarter of an hour from one address, whoever's it is", async () => {
    const ip = `198.51.100.${testPhone()}`;
    const window = new Date(Math.floor(clock.at.getTime() / 900_000) * 900_000);
    await withSystem((tx) =>
      tx.insert(rateLimits).values({ key: `password-ip:${ip}`, windowStart: window, count: 60 }),
    );
    const { email } = await makeClerk();
    expect(await codeOf(verifyPassword(site, email, secret, ip))).toBe("too-many-tries");
  });
});

describe("a session", () => {
  const open = async () => {
    const { userId } = await makeStaff(tenant, ["clerk"]);
    return { userId, token: await openSession(userId, site, client) };
  };

  test("ends with all others of its user when the user's are revoked", async () => {
    const { userId, token } = await open();
    const second = await openSession(userId, site, client);
    await revokeUserSessions(userId);
    expect(await Promise.all([token, second].map((one) => findSession(one, site, clock.at)))).toEqual([null, null]);
  });

  test("of one site is worth nothing on another, nor on headquarters' site", async () => {
    const { token } = await open();
    expect(await findSession(token, sisterSite, clock.at)).toBeNull();
    expect(await findSession(token, groupSite, clock.at)).toBeNull();
  });

  test("of staff is over after twelve hours", async () => {
    const { token } = await open();
    later(12 * 60 - 1);
    expect(await findSession(token, site, clock.at)).not.toBeNull();
    later(2);
    expect(await findSession(token, site, clock.at)).toBeNull();
  });
});
