import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import { accounts, bankOrderLines, bankOrders, debitMandates } from "@/db/schema";
import { withTenantCopy } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { putFileStream, storageKey } from "@/server/platform/storage";
import { takeNumbers } from "@/server/platform/numbers";
import { findTenant } from "@/tenants/resolve";
import { getProfile } from "../bank-files/read-profile";
import { listWindows } from "../discounts/select-offers";
import { asHouse } from "../payments/as-house";
import { listSeasons } from "../seasons/list-seasons";
import { collectable } from "./collectable";
import { type OrderLine, writeOrder } from "./write-order";

type Order = typeof bankOrders.$inferSelect;

/**
 * Fixes whom an order asks and for how much, then writes its file. Killed between the two, a repetition finds the lines
 * and only writes the file again.
 */
export async function makeOrder(job: { tenantId: string; orderId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const order = await chooseLines(tenant, job.orderId);
  if (!order) return;
  const profile = await asHouse(tenant, "bank order", (ctx) => getProfile(ctx, order.profileId));
  const key = storageKey(tenant.id, "bank-orders", order.id);
  const hash = createHash("sha256");
  const sums = { day: dayOf(order.createdAt, tenant.timezone), count: order.lines, totalMinor: order.sumMinor };
  async function* hashed() {
    for await (const chunk of writeOrder(profile, sums, walkLines(tenant!, order!.id))) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await putFileStream(key, Readable.from(hashed()), "application/octet-stream");
  await asHouse(tenant, "bank order", (ctx) =>
    ctx.tx
      .update(bankOrders)
      .set({ status: "ready", storageKey: key, sha256: hash.digest("hex"), updatedAt: ctx.now })
      .where(and(eq(bankOrders.tenantId, tenant.id), eq(bankOrders.id, order.id), eq(bankOrders.status, "making"))),
  );
}

/** The order with its lines; null when it is made already. */
function chooseLines(tenant: Tenant, orderId: string): Promise<Order | null> {
  const mine = and(eq(bankOrders.tenantId, tenant.id), eq(bankOrders.id, orderId));
  return withTenantCopy({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    const [order] = await tx.select().from(bankOrders).where(mine).for("update");
    if (order?.status !== "making") return null;
    if (order.lines > 0) return order;
    // Orders take turns, so that none asks for what another is just asking for.
    const year = dayOf(order.createdAt, tenant.timezone).slice(0, 4);
    await takeNumbers({ tx, tenant }, `DK-${year}`, 0);
    const windows = listWindows(await listSeasons({ tx, tenant }));
    await planForSets(tx);
    const today = dayOf(now(), tenant.timezone);
    const serial = order.orderNo.split("-").at(-1)!.padStart(6, "0");
    await tx.execute(sql`
      insert into bank_order_lines (tenant_id, id, created_at, order_id, profile_slug, line_no, line_key, account_id, mandate_id, amount_minor)
      select ${tenant.id}::uuid, gen_random_uuid(), ${now().toISOString()}::timestamptz, ${order.id}::uuid, ${order.profileSlug}, n,
        ${`${year.slice(2)}${serial}`}::text || lpad(n::text, 8, '0'), account_id, mandate_id, amount_minor
      from (
        select asked.*, row_number() over (order by a.account_no) as n
        from (${collectable(tenant.id, order, today, windows)}) asked
        join accounts a on a.tenant_id = ${tenant.id} and a.id = asked.account_id
      ) numbered`);
    const [made] = await tx
      .update(bankOrders)
      .set({
        lines: sql`(select count(*) from bank_order_lines l where l.tenant_id = ${tenant.id} and l.order_id = ${order.id})`,
        sumMinor: sql`(select coalesce(sum(amount_minor), 0) from bank_order_lines l where l.tenant_id = ${tenant.id} and l.order_id = ${order.id})`,
      })
      .where(mine)
      .returning();
    return made ?? null;
  });
}

const pageSize = 5000;

/** A page in each transaction, so that a slow store holds none open. */
async function* walkLines(tenant: Tenant, orderId: string): AsyncGenerator<OrderLine> {
  for (let after = 0; ; ) {
    const page = await asHouse(tenant, "bank order", ({ tx }) =>
      tx
        .select({
          lineNo: bankOrderLines.lineNo,
          lineKey: bankOrderLines.lineKey,
          accountNo: accounts.accountNo,
          holderName: debitMandates.holderName,
          bankAccountNo: debitMandates.bankAccountNo,
          agreementNo: debitMandates.agreementNo,
          amountMinor: bankOrderLines.amountMinor,
        })
        .from(bankOrderLines)
        .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, bankOrderLines.accountId)))
        .innerJoin(
          debitMandates,
          and(eq(debitMandates.tenantId, tenant.id), eq(debitMandates.id, bankOrderLines.mandateId)),
        )
        .where(
          and(
            eq(bankOrderLines.tenantId, tenant.id),
            eq(bankOrderLines.orderId, orderId),
            gt(bankOrderLines.lineNo, after),
          ),
        )
        .orderBy(asc(bankOrderLines.lineNo))
        .limit(pageSize),
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.lineNo;
  }
}
