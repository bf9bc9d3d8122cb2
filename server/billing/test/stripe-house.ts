import { and, asc, eq } from "drizzle-orm";
import { postings, stripeSandboxObjects } from "@/db/schema";
import { asTenant, makeAccount, makeResident, makeTenant } from "@/db/test/factories";
import { withTenant } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { signSandboxEvent } from "@/server/platform/stripe";
import { runSeason } from "../runs/run-season";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff } from "./tariffs";
import { listOpenBills } from "../bills/list-open-bills";
import { receiveStripeEvent } from "../payments/receive-stripe-event";
import { startPayment } from "../payments/start-payment";

/** A heating subsidiary whose accounts have one unpaid bill of 2,670.00 元 each, and a resident for every account. */
export async function makeStripeHouse(count = 1) {
  const tenant = await makeTenant({ kind: "heating" });
  const accounts = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    const made: Awaited<ReturnType<typeof makeAccount>>[] = [];
    for (let index = 0; index < count; index++) made.push(await makeAccount(ctx));
    await runSeason(ctx, "2026-2027");
    return made;
  });
  const homes = [];
  for (const { account } of accounts) homes.push({ account, actor: await makeResident(tenant, { account }) });
  return { tenant, homes };
}

export type Home = Awaited<ReturnType<typeof makeStripeHouse>>["homes"][number];

export const asResident = <T>(tenant: Tenant, actor: Home["actor"], fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { actor, now: now() });

/** The resident begins to pay everything that is open (or the sum given). */
export function begin(tenant: Tenant, { actor, account }: Home, amountMinor?: bigint): Promise<string> {
  return asResident(tenant, actor, async (ctx) => {
    const bills = await listOpenBills(ctx, account.id);
    const { paymentId } = await startPayment(ctx, {
      billIds: bills.map((bill) => bill.id),
      amountMinor,
      returnOrigin: "http://test.localhost:3000",
    });
    return paymentId;
  });
}

/** Every event that the sandbox has made for the subsidiary, in order, as the bodies it would post. */
export async function eventBodies(tenant: Tenant): Promise<string[]> {
  const rows = await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    tx
      .select({ body: stripeSandboxObjects.body })
      .from(stripeSandboxObjects)
      .where(and(eq(stripeSandboxObjects.tenantId, tenant.id), eq(stripeSandboxObjects.kind, "event")))
      .orderBy(asc(stripeSandboxObjects.id)),
  );
  return rows.map((row) => JSON.stringify(row.body));
}

export const deliver = (body: string) => receiveStripeEvent(body, signSandboxEvent(body));

/** What the ledger says of an account: its payments and refunds, in order. */
export function moneyOf(tenant: Tenant, accountId: string) {
  return asTenant(tenant, (ctx) =>
    ctx.tx
      .select({
        kind: postings.kind,
        debit: postings.debit,
        credit: postings.credit,
        amountMinor: postings.amountMinor,
      })
      .from(postings)
      .where(and(eq(postings.tenantId, tenant.id), eq(postings.accountId, accountId)))
      .orderBy(asc(postings.id)),
  ).then((rows) => rows.filter((row) => row.kind === "payment" || row.kind === "refund"));
}
