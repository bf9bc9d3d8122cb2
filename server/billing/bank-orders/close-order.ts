import { and, eq } from "drizzle-orm";
import { bankOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";

/**
 * Gives up waiting for a bank: whom it has not answered for may be asked for again.
 * @throws `bank-order-not-ready`
 */
export async function closeOrder(ctx: Ctx, orderId: string): Promise<{ orderId: string }> {
  const mine = and(eq(bankOrders.tenantId, ctx.tenant.id), eq(bankOrders.id, orderId));
  const [order] = await ctx.tx.select().from(bankOrders).where(mine).for("update");
  if (!order) throw notFound();
  if (order.status !== "ready") throw conflict("bank-order-not-ready");
  await ctx.tx.update(bankOrders).set({ status: "closed", updatedAt: ctx.now }).where(mine);
  await audit(ctx, "cashier.close-bank-order", { type: "bank-order", id: orderId }, { orderNo: order.orderNo });
  return { orderId };
}
