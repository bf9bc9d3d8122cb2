import { withTenantCopy } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import type { Scope } from "./bill-season";

export const houseName = "season run";

/** Batches in transactions of their own, on a connection without the minute's limit that requests have. */
export const runScope =
  (tenant: Tenant): Scope =>
  (fn) =>
    withTenantCopy({ tenantId: tenant.id, as: "worker" }, (tx) =>
      fn({ tx, tenant, actor: { kind: "system", name: houseName }, now: now() }),
    );
