import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";

/** Runs `fn` as the house itself in a transaction of the subsidiary: for events and jobs, behind which no person stands. */
export function asHouse<T>(tenant: Tenant, name: string, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    fn({ tx, tenant, actor: { kind: "system", name }, now: now() }),
  );
}
