import { withTenant } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Actor } from "@/server/platform/context";
import { enqueue } from "@/server/platform/jobs";
import { listTenants } from "@/tenants/resolve";

type OperatorCtx = { group: { id: string }; actor: Actor; now: Date };

/** Asks the worker to count every subsidiary of the group anew and to prove the result; asking twice counts once. */
export async function requestRefresh({ group, actor, now }: OperatorCtx): Promise<void> {
  for (const tenant of await listTenants()) {
    if (tenant.groupId !== group.id) continue;
    await withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
      const ctx = { tx, tenant, actor, now };
      await audit(ctx, "hq.refresh-rollups", { type: "tenant", id: tenant.id });
      const job = { tenantId: tenant.id, everything: true };
      await enqueue(ctx, "keep-rollups", job, { key: `rollups:true:${tenant.id}`, maxAttempts: 3 });
    });
  }
}
