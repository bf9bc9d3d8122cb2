import { sql } from "drizzle-orm";
import { withSystem, withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { dayOf, plusDays } from "@/server/platform/dates";
import { sqlState } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import { log } from "@/server/platform/log";
import { findTenant, listTenants } from "@/tenants/resolve";
import { proveRollups } from "./prove-rollups";
import { refreshRollups } from "./refresh-rollups";

/** Days that the frequent refresh looks back; what arrives later than that waits for the night. */
const recentDays = 3;

/**
 * Refreshes one subsidiary's roll-ups: the last days, or everything with a proof of its control totals. Both read one
 * snapshot, so a proof never stumbles over a fact that arrived between the two.
 */
export async function keepRollups(job: { tenantId: string; everything: boolean }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const at = now();
  const differences = await retrying(() =>
    withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
      await tx.execute(sql`set transaction isolation level repeatable read`);
      const ctx = { tx, tenant, actor: { kind: "system", name: "roll-ups" } as const, now: at };
      await refreshRollups(ctx, job.everything ? null : plusDays(dayOf(at, tenant.timezone), -recentDays));
      if (!job.everything) return [];
      return (await proveRollups(ctx)).filter(({ rollup, source }) => rollup !== source);
    }),
  );
  if (differences.length > 0) log.error({ tenant: tenant.slug, differences }, "roll-ups differ from their source");
}

/** Two refreshes of one subsidiary may meet; the later one begins again with what the first has written. */
async function retrying<T>(work: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1 || !["40001", "40P01"].includes(sqlState(error) ?? "")) throw error;
    return retrying(work, tries - 1);
  }
}

/** Asks the worker for a refresh of every subsidiary (of one group when given); each is a job of its own. */
export async function keepAllRollups({
  everything,
  groupId,
}: {
  everything: boolean;
  groupId?: string;
}): Promise<void> {
  const tenants = (await listTenants()).filter((tenant) => !groupId || tenant.groupId === groupId);
  await withSystem(async (tx) => {
    for (const { id: tenantId } of tenants) {
      await enqueue(
        { tx },
        "keep-rollups",
        { tenantId, everything },
        { key: `rollups:${everything}:${tenantId}`, maxAttempts: 3 },
      );
    }
  });
}
