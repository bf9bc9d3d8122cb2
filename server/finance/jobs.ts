import { withSystem, withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { enqueue } from "@/server/platform/jobs";
import { sealBooks } from "@/server/platform/known-from";
import { listTenants } from "@/tenants/resolve";
import { proveHistory } from "./prove-history";

/** Asks for the night's control totals of every subsidiary, each a job of its own. */
async function proveAllHistories(): Promise<void> {
  const tenants = await listTenants();
  await withSystem(async (tx) => {
    for (const { id: tenantId } of tenants)
      await enqueue({ tx }, "prove-history", { tenantId }, { key: `prove-history:${tenantId}` });
  });
}

/** Makes what is known by now final everywhere, so that a moment some minutes past can be asked for without printing. */
async function sealAllBooks(): Promise<void> {
  for (const tenant of await listTenants())
    await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) => sealBooks({ tx, tenant }, now()));
}

/** Finance's jobs and the verbs behind them. */
export const financeJobs = {
  "prove-history": proveHistory,
  "prove-all-histories": proveAllHistories,
  "seal-all-books": sealAllBooks,
};
