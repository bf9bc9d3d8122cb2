import { withSystem } from "@/db/tenant";
import { enqueue } from "@/server/platform/jobs";
import { log } from "@/server/platform/log";
import { findTenant, listTenants } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { callOffLimits } from "./dunning/call-off-limits";
import { carryOutDunning } from "./dunning/carry-out-dunning";
import { draftDunning } from "./dunning/draft-dunning";
import { chargeLateFees } from "./late-fees/charge-late-fees";
import { judgePlans } from "./instalments/judge-plans";
import { judgePromises } from "./promises/judge-promises";

const houseName = "催缴";

/** Begins the night: a job of its own for every subsidiary, so that one's trouble keeps nobody else. */
async function collectAll(): Promise<void> {
  const tenants = await listTenants();
  await withSystem(async (tx) => {
    for (const { id: tenantId } of tenants)
      await enqueue({ tx }, "collect", { tenantId }, { key: `collect:${tenantId}` });
  });
}

/** A subsidiary's night: instalment plans, late fees that are due, promises that were kept or not, and drafts for the morning. */
async function collect({ tenantId }: { tenantId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  const plans = await asHouse(tenant, houseName, judgePlans);
  const { totalMinor, ...fees } = await chargeLateFees((fn) => asHouse(tenant, houseName, fn));
  const promises = await asHouse(tenant, houseName, judgePromises);
  await asHouse(tenant, houseName, (ctx) => callOffLimits(ctx));
  const { drafted } = await asHouse(tenant, houseName, draftDunning);
  const done = { ...plans, ...fees, totalMinor: totalMinor.toString(), ...promises, drafted };
  log.info({ tenant: tenant.slug, ...done }, "collections");
}

async function carryOutDunningJob({ tenantId, batchId }: { tenantId: string; batchId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (tenant) await carryOutDunning((fn) => asHouse(tenant, houseName, fn), batchId);
}

/** The jobs of collections and the verbs behind them. */
export const collectionsJobs = { "collect-all": collectAll, collect, "carry-out-dunning": carryOutDunningJob };
