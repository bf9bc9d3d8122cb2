import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { dunningBatches, dunningItems, workOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { lockAccount } from "../../bills/lock-account";
import { type DunningItem, reasonToSkip, type Standing } from "./reason-to-skip";
import { stepOf } from "./step-of";

type Skip = NonNullable<Standing["skip"]>;

/**
 * Calls off the orders to shut a valve for arrears that nobody has carried out yet, where the step would not be taken any
 * more: paid, promised, disputed … Whatever may be such a reason calls it, and so does the night. The step then counts as
 * left out, so it is drafted again when the reason is gone. Of the accounts given, or of all; locks those it looks at.
 */
export async function callOffLimits(ctx: Ctx, accountIds?: string[]): Promise<void> {
  const among = accountIds && sql`${dunningItems.accountId} = any(${sql.param(accountIds)}::uuid[])`;
  for (const { item, rulesId } of await listWaiting(ctx, among)) {
    await lockAccount(ctx, item.accountId);
    const { skip } = await reasonToSkip(ctx, item, await stepOf(ctx, rulesId, item.step));
    if (skip) await callOff(ctx, item, skip);
  }
}

/** Why a valve that an order says to shut for arrears must stay open after all; null when nothing speaks against it. */
export async function reasonAgainstLimit(ctx: Ctx, order: { id: string; accountId: string }): Promise<Skip | null> {
  await lockAccount(ctx, order.accountId);
  const [waiting] = await listWaiting(ctx, eq(workOrders.id, order.id));
  if (!waiting) return null;
  return (await reasonToSkip(ctx, waiting.item, await stepOf(ctx, waiting.rulesId, waiting.item.step))).skip;
}

function listWaiting({ tx, tenant }: Ctx, among: SQL | undefined) {
  return tx
    .select({ item: dunningItems, rulesId: dunningBatches.rulesId })
    .from(workOrders)
    .innerJoin(
      dunningItems,
      and(
        eq(dunningItems.tenantId, tenant.id),
        eq(dunningItems.accountId, workOrders.accountId),
        eq(dunningItems.workOrderId, workOrders.id),
        eq(dunningItems.state, "done"),
      ),
    )
    .innerJoin(dunningBatches, and(eq(dunningBatches.tenantId, tenant.id), eq(dunningBatches.id, dunningItems.batchId)))
    .where(and(waits(tenant.id), among))
    .orderBy(asc(dunningItems.accountId));
}

const waits = (tenantId: string) =>
  and(
    eq(workOrders.tenantId, tenantId),
    inArray(workOrders.status, ["open", "assigned"]),
    eq(workOrders.kind, "valve-close"),
  );

async function callOff(ctx: Ctx, item: DunningItem, reason: Skip): Promise<void> {
  const [off] = await ctx.tx
    .update(workOrders)
    .set({
      ...{ status: "cancelled", updatedAt: ctx.now },
      about: sql`${workOrders.about} || jsonb_build_object('calledOff', ${reason}::text)`,
    })
    .where(and(waits(ctx.tenant.id), eq(workOrders.id, item.workOrderId!)))
    .returning({ workOrderNo: workOrders.workOrderNo });
  if (!off) return;
  await ctx.tx
    .update(dunningItems)
    .set({ state: "skipped", skippedFor: reason })
    .where(and(eq(dunningItems.tenantId, ctx.tenant.id), eq(dunningItems.id, item.id)));
  const about = { type: "work-order", id: item.workOrderId! };
  await audit(ctx, "collections.call-off-limit", about, { workOrderNo: off.workOrderNo, reason });
}
