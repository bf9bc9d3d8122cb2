import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { makeGroup, makeHqStaff, makeStaff, makeTenant } from "@/db/test/factories";
import { openSession, sessionCookie } from "@/server/identity";
import { hashToken } from "@/server/identity/find-session";
import type { Tenant } from "@/server/platform/context";
import { type HqRole, type StaffRole, staffRoles } from "@/tenants/permissions";
import { resolveSite } from "@/tenants/resolve";
import { requestContext } from "../../context";
import { type Ids, idsOfNothing, makeIds } from "./make-ids";

/** A browser: the host it is on and the cookie it holds. */
export type Browser = { host: string; token: string | null };

/** Two groups, two sister subsidiaries in the first, and everybody who might knock at a procedure's door. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

const client = { userAgent: "procedure matrix", ip: "127.0.0.1" };
const hostOf = (one: { slug: string }) => `${one.slug}.localhost`;

/** Builds the world once for all procedures. */
export async function makeWorld() {
  const [group, otherGroup] = [await makeGroup(), await makeGroup()];
  const [home, sister, stranger] = [
    await makeTenant({ group }),
    await makeTenant({ group }),
    await makeTenant({ group: otherGroup }),
  ];
  const ids = { home: await makeIds(home), neighbour: await makeIds(home), sister: await makeIds(sister) };
  const all = [...staffRoles];
  const hqAll: HqRole[] = ["hq-manager", "hq-operator"];
  const [homeHost, groupHost] = [hostOf(home), hostOf(group)];
  const hqUser = await makeHqStaff(group, hqAll);
  return {
    ids: { ...ids, nothing: idsOfNothing(ids.sister) },
    hosts: { home: homeHost, sister: hostOf(sister), group: groupHost, nobody: "nobody-lives-here.localhost" },
    staff: await staffBrowser(home, all),
    staffWith: (roles: StaffRole[]) => staffBrowser(home, roles),
    hq: await openedBy(hqUser.userId, groupHost),
    hqWith: async (roles: HqRole[]) => openedBy((await makeHqStaff(group, roles)).userId, groupHost),
    resident: await residentBrowser(ids.home, homeHost),
    neighbour: await residentBrowser(ids.neighbour, homeHost),
    sisterStaff: await staffBrowser(sister, all),
    sisterResident: await residentBrowser(ids.sister, hostOf(sister)),
    strangerStaff: await staffBrowser(stranger, all),
    strangerHq: await openedBy((await makeHqStaff(otherGroup, hqAll)).userId, hostOf(otherGroup)),
    gone: {
      staff: await endings(() => staffBrowser(home, all)),
      portal: await endings(() => residentBrowser(ids.home, homeHost)),
      hq: await endings(async () => openedBy((await makeHqStaff(group, hqAll)).userId, groupHost)),
    },
  };
}

async function staffBrowser(tenant: Tenant, roles: StaffRole[]): Promise<Browser> {
  return openedBy((await makeStaff(tenant, roles)).userId, hostOf(tenant));
}

async function openedBy(userId: string, host: string): Promise<Browser> {
  const site = await resolveSite(host);
  return { host, token: await openSession(userId, site!, client) };
}

/** A resident with their own account open, as after choosing it in the portal. */
export async function residentBrowser(ids: Ids, host: string): Promise<Browser> {
  const browser = await openedBy(ids.residentUserId, host);
  await change(browser, { accountId: ids.accountId });
  return browser;
}

/** The ways a session ends; each must shut the door at once. */
async function endings(open: () => Promise<Browser>): Promise<[string, Browser][]> {
  const [expired, revoked, disabled] = [await open(), await open(), await open()];
  await change(expired, { expiresAt: new Date(Date.now() - 1000) });
  await change(revoked, { revokedAt: new Date() });
  const cut: [string, Browser][] = [
    ["an expired session", expired],
    ["a revoked session", revoked],
  ];
  return (await disable(disabled)) ? [...cut, ["a disabled user", disabled]] : cut;
}

async function change(browser: Browser, set: Partial<typeof sessions.$inferInsert>): Promise<void> {
  await withSystem((tx) =>
    tx
      .update(sessions)
      .set(set)
      .where(eq(sessions.tokenHash, hashToken(browser.token!))),
  );
}

/** Disables the user of a browser; not a resident, who has other browsers in this world. */
async function disable(browser: Browser): Promise<boolean> {
  return withSystem(async (tx) => {
    const [row] = await tx
      .select({ id: users.id, kind: users.kind })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.tokenHash, hashToken(browser.token!)));
    if (row?.kind !== "staff") return false;
    await tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, row.id));
    return true;
  });
}

/** The request that this browser sends. */
export function requestOf({ host, token }: Browser) {
  const headers = new Headers({ host });
  if (token) headers.set("cookie", `${sessionCookie}=${token}`);
  return requestContext(headers);
}
