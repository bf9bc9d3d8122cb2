import { desc, eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { messages, sessions, users } from "@/db/schema";
import { makeAccount, makeGroup, makeStaff, makeTenant, asTenant, testPhone } from "@/db/test/factories";
import { withSystem } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { resolveSite, type Site } from "@/tenants/resolve";
import {
  findSession,
  hashPassword,
  openSession,
  requestCode,
  revokeSession,
  revokeUserSessions,
  verifyCode,
  verifyPassword,
} from "./index";

let tenant: Tenant;
let sister: Tenant;
let site: Site;
let sisterSite: Site;
const client = { userAgent: "test", ip: null };

beforeAll(async () => {
  const group = await makeGroup();
  tenant = await makeTenant({ group });
  sister = await makeTenant({ group });
  site = (await resolveSite(`${tenant.slug}.localhost`))!;
  sisterSite = (await resolveSite(`${sister.slug}.localhost`))!;
});
afterEach(() => vi.useRealTimers());

/** The code that the newest SMS to a phone carries. */
async function codeFor(phone: string): Promise<string> {
  const [newest] = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(messages).where(eq(messages.recipient, phone)).orderBy(desc(messages.id)).limit(1),
  );
  return /\d{6}/.exec(newest!.body)![0];
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "let in",
    (error: { code: string }) => error.code,
  );

test("a code opens the account that has the phone, once", async () => {
  const phone = testPhone();
  const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx, { phone }));
  await requestCode(tenant, phone, null);
  const code = await codeFor(phone);
  const { id } = await verifyCode(site, phone, code);
  const session = await findSession(await openSession(id, site, client), site, new Date());
  expect(session).toMatchObject({ kind: "resident", phone, accountId: account.id });
  expect(await refusal(verifyCode(site, phone, code))).toBe("code-wrong");
});

test("a wrong code is refused, and after enough of them the phone is locked even for the right one", async () => {
  const phone = testPhone();
  await requestCode(tenant, phone, null);
  const code = await codeFor(phone);
  const wrong = code === "000000" ? "000001" : "000000";
  const answers = [];
  for (let attempt = 0; attempt < 9; attempt++) answers.push(await refusal(verifyCode(site, phone, wrong)));
  expect(answers.slice(0, 8)).toEqual(Array(8).fill("code-wrong"));
  expect(answers[8]).toBe("too-many-tries");
  expect(await refusal(verifyCode(site, phone, code))).toBe("too-many-tries");
});

test("a code is dead after five minutes", async () => {
  const phone = testPhone();
  await requestCode(tenant, phone, null);
  const code = await codeFor(phone);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5 * 60_000 + 1000 });
  expect(await refusal(verifyCode(site, phone, code))).toBe("code-wrong");
});

test("codes for one phone run out for the hour, and a phone that is none gets no SMS", async () => {
  const phone = testPhone();
  for (let count = 0; count < 5; count++) await requestCode(tenant, phone, null);
  expect(await refusal(requestCode(tenant, phone, null))).toBe("too-many-tries");
  expect(await refusal(requestCode(tenant, "110", null))).toBe("phone-invalid");
});

test("an unknown e-mail and a wrong password are answered alike; eight failures lock the door", async () => {
  const staff = await makeStaff(tenant, ["clerk"], {
    email: "clerk@door.example",
    passwordHash: await hashPassword("right"),
  });
  expect(await refusal(verifyPassword(site, "nobody@door.example", "right", null))).toBe("wrong-password");
  expect(await verifyPassword(site, " Clerk@Door.example ", "right", null)).toMatchObject({ id: staff.userId });
  for (let attempt = 0; attempt < 8; attempt++) {
    expect(await refusal(verifyPassword(site, "clerk@door.example", "wrong", null))).toBe("wrong-password");
  }
  expect(await refusal(verifyPassword(site, "clerk@door.example", "right", null))).toBe("too-many-tries");
});

test("staff of a sister subsidiary are told that they are at the wrong door", async () => {
  await makeStaff(sister, ["clerk"], { email: "sister@door.example", passwordHash: await hashPassword("right") });
  expect(await refusal(verifyPassword(site, "sister@door.example", "right", null))).toBe("no-membership");
  expect(await refusal(verifyPassword(sisterSite, "sister@door.example", "right", null))).toBe("let in");
});

test("a session ends at once when it is revoked, expires, belongs to another site, or its user is disabled", async () => {
  const staff = await makeStaff(tenant, ["clerk"]);
  const open = () => openSession(staff.userId, site, client);
  const [signedOut, expired, other] = [await open(), await open(), await open()];
  expect(await findSession(other, site, new Date())).toMatchObject({ roles: ["clerk"] });
  expect(await findSession(other, sisterSite, new Date())).toBeNull();
  await revokeSession(signedOut);
  expect(await findSession(signedOut, site, new Date())).toBeNull();
  expect(await findSession(expired, site, new Date(Date.now() + 12 * 3_600_000 + 1000))).toBeNull();
  await revokeUserSessions(staff.userId);
  expect(await findSession(other, site, new Date())).toBeNull();
  const last = await open();
  await withSystem((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, staff.userId)));
  expect(await findSession(last, site, new Date())).toBeNull();
});

test("only a hash of the cookie is kept", async () => {
  const staff = await makeStaff(tenant, ["clerk"]);
  const token = await openSession(staff.userId, site, client);
  const kept = await withSystem((tx) =>
    tx
      .select({ hit: sql<boolean>`${sessions.tokenHash} = ${token}` })
      .from(sessions)
      .where(eq(sessions.userId, staff.userId)),
  );
  expect(kept).toEqual([{ hit: false }]);
});
