// A process of its own that pays or bills as fast as it can, to be killed at any moment by the test that started it.
//   work-until-killed.ts pay <tenant> <from> <to>     residents' payments of the tenant's accounts, in order
//   work-until-killed.ts bank <tenant> <file>         checks a bank's answer and books it in batches of three
//   work-until-killed.ts run <tenant> <season>        a season's run in batches of three
//   work-until-killed.ts trial <tenant> <trial>       a trial in batches of three
//   work-until-killed.ts frozen <tenant> <run> <season>  the run that a frozen trial began, in batches of three
//   work-until-killed.ts late-fees <tenant> <instant>  a night of late fees, three accounts at a time
import { asc, eq } from "drizzle-orm";
import { accounts, residentLinks } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { actOnSandboxSession } from "@/server/platform/stripe-sandbox/hosted-page";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { openCheckout } from "../payments/open-checkout";
import { billSeason, continueRun, type Scope } from "../runs/bill-season";
import { computeTrial } from "../trials/compute-trial";
import { workBankFile } from "./bank-answer";
import { chargeLateFees } from "../collections/late-fees/charge-late-fees";
import { begin, deliver, eventBodies, type Home } from "./stripe-house";

const [mode, tenantId = "", first = "", last = ""] = process.argv.slice(2);
const tenant = await findTenant(tenantId);
if (!tenant) throw new Error("No such tenant");
process.stdout.write("ready\n");

const house: Scope = (fn) => asHouse(tenant, "killed run", fn);
if (mode === "run") await billSeason(first, "killed run", house, 3);
if (mode === "trial") await computeTrial(first, house, 3);
if (mode === "frozen") await continueRun(first, last, house, 3);

if (mode === "bank") await workBankFile(tenant, first);

if (mode === "late-fees") {
  const scope: Scope = (fn) => asHouse(tenant, "killed night", (ctx) => fn({ ...ctx, now: new Date(first) }));
  await chargeLateFees(scope, 3);
}

if (mode === "pay") {
  const homes = await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    tx
      .select({ accountId: accounts.id, userId: residentLinks.residentUserId })
      .from(accounts)
      .innerJoin(residentLinks, eq(residentLinks.accountId, accounts.id))
      .where(eq(accounts.tenantId, tenant.id))
      .orderBy(asc(accounts.id)),
  );
  for (const { accountId, userId } of homes.slice(Number(first), Number(last))) {
    const actor = { kind: "resident", userId, name: "李国强", phone: "", accountId } as const;
    const paymentId = await begin(tenant, { account: { id: accountId }, actor } as unknown as Home);
    const url = await openCheckout(tenant, paymentId);
    await actOnSandboxSession(tenant.id, url.split("/").at(-1) ?? "", { method: "wechat_pay", outcome: "pay" });
    for (const body of await eventBodies(tenant)) if (body.includes(paymentId)) await deliver(body);
    process.stdout.write(`${paymentId}\n`);
  }
}
process.exit(0);
