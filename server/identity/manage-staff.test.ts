import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents, users } from "@/db/schema";
import { closePools, withSystem } from "@/db/tenant";
import { asTenant, makeGroup, makeStaff, makeTenant } from "@/db/test/factories";
import type { Actor, Tenant } from "@/server/platform/context";
import { resolveSite, type Site } from "@/tenants/resolve";
import { changePassword } from "./change-password";
import { findSession } from "./find-session";
import { changeRoles, disableStaff, enableStaff, inviteStaff, listStaff, resetPassword } from "./manage-staff";
import { openSession } from "./open-session";
import { verifyPassword } from "./verify-password";

let tenant: Tenant;
let sister: Tenant;
let site: Site;
let admin: Extract<Actor, { kind: "staff" }>;
const client = { userAgent: null, ip: null };
const at = new Date();

beforeAll(async () => {
  const group = await makeGroup();
  [tenant, sister] = [await makeTenant({ group }), await makeTenant({ group })];
  site = (await resolveSite(`${tenant.slug}.localhost`))!;
  admin = await makeStaff(tenant, ["admin"]);
});
afterAll(closePools);

const here = <T>(work: Parameters<typeof asTenant<T>>[1], actor: Actor = admin) =>
  asTenant(tenant, work, { actor, now: at });
const invite = (email: string) => here((ctx) => inviteStaff(ctx, { name: "周敏", email, roles: ["clerk"] }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "let through",
    (error: { code: string }) => error.code,
  );

describe("inviting", () => {
  test("somebody new signs in with the password told once, and is on the list and on record", async () => {
    const { userId, password } = await invite("new@example.com");
    expect(await verifyPassword(site, "new@example.com", password!, null)).toMatchObject({ id: userId });
    expect(await here(listStaff)).toContainEqual(
      expect.objectContaining({ userId, roles: ["clerk"], passwordTemporary: true }),
    );
    const events = await here((ctx) => ctx.tx.select().from(auditEvents).where(eq(auditEvents.subjectId, userId)));
    expect(events).toMatchObject([
      { action: "identity.invite-staff", actorId: admin.userId, data: { roles: ["clerk"] } },
    ]);
  });

  test("somebody of a sister subsidiary keeps their password, and a second invitation is refused", async () => {
    const colleague = await makeStaff(sister, ["agent"], { email: `both-${sister.slug}@example.com` });
    const email = `both-${sister.slug}@example.com`;
    expect(await invite(email)).toEqual({ userId: colleague.userId, password: null });
    expect(await codeOf(invite(email))).toBe("staff-already-here");
  });
});

describe("barring", () => {
  test("ends every session here at once, refuses a new one, and leaves the sister subsidiary's alone", async () => {
    const { userId, password } = await invite("leaver@example.com");
    await asTenant(sister, (ctx) => inviteStaff(ctx, { name: "周敏", email: "leaver@example.com", roles: ["agent"] }));
    const there = (await resolveSite(`${sister.slug}.localhost`))!;
    const [mine, theirs] = [await openSession(userId, site, client), await openSession(userId, there, client)];
    await here((ctx) => disableStaff(ctx, { userId }));
    expect(await findSession(mine, site, new Date())).toBeNull();
    expect(await codeOf(verifyPassword(site, "leaver@example.com", password!, null))).toBe("no-membership");
    expect(await findSession(theirs, there, new Date())).toMatchObject({ roles: ["agent"] });
    await here((ctx) => enableStaff(ctx, { userId }));
    await verifyPassword(site, "leaver@example.com", password!, null);
  });

  test("nobody bars themselves, and the last administrator stays one", async () => {
    const { userId } = await invite("second@example.com");
    expect(await codeOf(here((ctx) => disableStaff(ctx, { userId: admin.userId })))).toBe("staff-self");
    expect(await codeOf(here((ctx) => changeRoles(ctx, { userId: admin.userId, roles: ["agent"] })))).toBe(
      "last-admin",
    );
    await here((ctx) => changeRoles(ctx, { userId, roles: ["admin"] }));
    await here((ctx) => changeRoles(ctx, { userId: admin.userId, roles: ["agent"] }));
    await here((ctx) => changeRoles(ctx, { userId: admin.userId, roles: ["admin"] }));
  });

  test("a sister subsidiary's staff are not found", async () => {
    const stranger = await makeStaff(sister, ["agent"]);
    for (const act of [disableStaff, enableStaff, resetPassword]) {
      expect(await codeOf(here<unknown>((ctx) => act(ctx, { userId: stranger.userId })))).toBe("not-found");
    }
    expect((await here(listStaff)).map(({ userId }) => userId)).not.toContain(stranger.userId);
  });
});

test("changed roles hold from the next click on", async () => {
  const { userId } = await invite("promoted@example.com");
  const token = await openSession(userId, site, client);
  await here((ctx) => changeRoles(ctx, { userId, roles: ["supervisor", "agent"] }));
  expect(await findSession(token, site, new Date())).toMatchObject({ roles: ["supervisor", "agent"] });
});

describe("passwords", () => {
  test("a reset ends the sessions and tells a new password; not for somebody whose password opens other doors", async () => {
    const { userId } = await invite("forgetful@example.com");
    const token = await openSession(userId, site, client);
    const { password } = await here((ctx) => resetPassword(ctx, { userId }));
    expect(await findSession(token, site, new Date())).toBeNull();
    await verifyPassword(site, "forgetful@example.com", password, null);
    await asTenant(sister, (ctx) =>
      inviteStaff(ctx, { name: "周敏", email: "forgetful@example.com", roles: ["agent"] }),
    );
    expect(await codeOf(here((ctx) => resetPassword(ctx, { userId })))).toBe("works-elsewhere");
  });

  test("one's own takes the place of the temporary one and ends the other sessions, not this one", async () => {
    const { userId, password } = await invite("own@example.com");
    const [kept, other] = [await openSession(userId, site, client), await openSession(userId, site, client)];
    const session = (await findSession(kept, site, new Date()))!;
    expect(session.passwordTemporary).toBe(true);
    const actor: Actor = { kind: "staff", userId, name: "周敏", roles: ["clerk"] };
    const change = (current: string, next: string) =>
      here((ctx) => changePassword({ ...ctx, actor, sessionId: session.id }, { current, next }), actor);
    expect(await codeOf(change("wrong", "correct horse battery"))).toBe("password-current-wrong");
    expect(await codeOf(change(password!, password!))).toBe("password-same");
    await change(password!, "correct horse battery");
    expect(await findSession(kept, site, new Date())).toMatchObject({ passwordTemporary: false });
    expect(await findSession(other, site, new Date())).toBeNull();
    await verifyPassword(site, "own@example.com", "correct horse battery", null);
    const [user] = await withSystem((tx) => tx.select().from(users).where(eq(users.id, userId)));
    expect(user!.passwordHash).toMatch(/^\$argon2id\$/);
  });
});
