import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { bankOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import { notFound } from "@/server/platform/errors";
import { getFileStream } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { getProfile } from "../bank-files/read-profile";

/** An order's file as it was made; that somebody took these bank accounts out of the house is written down. */
export async function openBankOrder(door: Door, orderId: string): Promise<{ fileName: string; content: Readable }> {
  const { order, layout } = await door.run(async (ctx) => {
    const [found] = await ctx.tx
      .select()
      .from(bankOrders)
      .where(and(eq(bankOrders.tenantId, ctx.tenant.id), eq(bankOrders.id, orderId)));
    if (!found?.storageKey) throw notFound();
    await audit(ctx, "cashier.download-bank-order", { type: "bank-order", id: orderId }, { orderNo: found.orderNo });
    return { order: found, layout: (await getProfile(ctx, found.profileId)).layout };
  });
  const content = await getFileStream(order.storageKey!);
  return { fileName: `${order.orderNo}.${layout === "csv" ? "csv" : "txt"}`, content };
}
