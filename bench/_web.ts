import { type ChildProcess, spawn } from "node:child_process";
import autocannon from "autocannon";
import { and, eq, notInArray } from "drizzle-orm";
import { accounts, households, sessions, sites, tenants } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { makeResident } from "@/db/test/factories";
import { seedLargeGroup } from "@/db/seed/group-1650k/seed-large-group";
import { buildWeb, next } from "@/scripts/machine/build-web";
import { findFreePort } from "@/scripts/machine/free-port";
import { waitForHealth } from "@/scripts/machine/wait-for-health";
import { runSeason } from "@/server/billing";
import { openSession, sessionCookie } from "@/server/identity";
import { hashToken } from "@/server/identity/find-session";
import { resolveSite } from "@/tenants/resolve";
import { settle } from "./harness";

export type Web = { port: number; host: string; cookie: string; stop: () => Promise<void> };

const connections = 10;
const seconds = 6;

/** A production server over 5,000 accounts with two seasons of bills, and a resident signed in to one of them. */
export async function startWeb(): Promise<Web> {
  const group = { slug: "group-bench-web", subsidiaries: 1, accountsEach: 5000 };
  await seedLargeGroup(group);
  await settle();
  const [row] = await withSystem((tx) =>
    tx
      .select({ tenant: tenants, host: sites.host })
      .from(tenants)
      .innerJoin(sites, eq(sites.tenantId, tenants.id))
      .where(eq(tenants.slug, "gbench-web-01")),
  );
  const { tenant, host } = row!;
  for (const season of ["2025-2026", "2026-2027"]) await runSeason(tenant.id, season);
  await settle();
  const account = await withTenant({ tenantId: tenant.id, as: "tenant" }, async (tx) => {
    const waived = tx
      .select({ id: households.accountId })
      .from(households)
      .where(and(eq(households.tenantId, tenant.id), households.lowIncome));
    const mine = and(eq(accounts.tenantId, tenant.id), notInArray(accounts.id, waived));
    const [one] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(mine)
      .orderBy(accounts.accountNo)
      .offset(2500)
      .limit(1);
    return one!;
  });
  const { userId } = await makeResident(tenant, { account });
  const token = await openSession(userId, (await resolveSite(host))!, { userAgent: "bench", ip: null });
  await withSystem((tx) =>
    tx
      .update(sessions)
      .set({ accountId: account.id })
      .where(eq(sessions.tokenHash, hashToken(token))),
  );
  await buildWeb();
  const port = await findFreePort(3500);
  const server = launch(port, `${tenant.id} ${userId} ${account.id}`);
  await waitForHealth(port);
  return { port, host, cookie: `${sessionCookie}=${token}`, stop: () => end(server) };
}

function launch(port: number, baseline: string): ChildProcess {
  const env = {
    ...process.env,
    PORT: `${port}`,
    NODE_ENV: "production" as const,
    BENCH_BASELINE: baseline,
    LOG_LEVEL: "error",
  };
  return spawn(process.execPath, [next, "start", "-H", "localhost", "-p", `${port}`], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

/** Requests per second that a path answers under load; throws unless every answer was a 200. */
export async function load({ port, host, cookie }: Web, path: string, warmUp = 1): Promise<number> {
  const options = { url: `http://localhost:${port}${path}`, connections, headers: { host: `${host}:${port}`, cookie } };
  if (warmUp > 0) await autocannon({ ...options, duration: warmUp });
  const result = await autocannon({ ...options, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0 || result["2xx"] === 0) {
    throw new Error(`${path}: ${result["2xx"]} good answers, ${result.non2xx} others, ${result.errors} errors`);
  }
  return result.requests.average;
}
