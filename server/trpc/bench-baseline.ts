import { withTenant } from "@/db/tenant";
import { listAccountBills } from "@/server/billing/bills/list-account-bills";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { findTenant } from "@/tenants/resolve";

let known: Promise<Tenant | null> | undefined;

/**
 * What `npm run bench` measures the API against: the transaction of one resident's bills with nothing around it, no session,
 * no permission, no procedure. Null unless the benchmark named the resident in the environment of the server it started.
 */
export async function readBenchBaseline(): Promise<unknown> {
  const [tenantId, userId, accountId] = env().BENCH_BASELINE?.split(" ") ?? [];
  if (!tenantId || !userId || !accountId) return null;
  known ??= findTenant(tenantId);
  const tenant = await known;
  if (!tenant) return null;
  const actor = { kind: "resident", userId, name: "bench", phone: "", accountId } as const;
  const scope = { tenantId, as: "resident", userId, accountId, accountSince: new Date(0) } as const;
  return withTenant(scope, (tx) => listAccountBills({ tx, tenant, actor, now: now() }, accountId), { readOnly: true });
}

/** Whether the bare page and route exist at all. */
export const isBenchServer = (): boolean => env().BENCH_BASELINE !== undefined;
