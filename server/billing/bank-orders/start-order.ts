import { bankOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { nextNumber } from "@/server/platform/numbers";
import { listProfiles } from "../bank-files/read-profile";
import type { Wish } from "./collectable";
import { previewOrder } from "./preview-order";

/**
 * Has the worker make a file that asks a bank to collect what is due by a day.
 * @throws `bank-order-no-outgoing`, `bank-order-day-past`, `bank-order-nobody`
 */
export async function startOrder(ctx: Ctx, wish: Wish): Promise<{ orderId: string }> {
  const profile = (await listProfiles(ctx)).find(({ slug }) => slug === wish.profileSlug);
  if (!profile) throw notFound();
  if (!profile.profile.outgoing) throw invalid("bank-order-no-outgoing");
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  // A discount of yesterday would leave every household short.
  if (wish.collectOn < today) throw invalid("bank-order-day-past", {}, "collectOn");
  if ((await previewOrder(ctx, wish)).lines === 0) throw conflict("bank-order-nobody");
  const id = newId();
  const orderNo = await nextNumber(ctx, "DK", today.slice(0, 4));
  await ctx.tx.insert(bankOrders).values({
    ...{ id, tenantId: ctx.tenant.id, orderNo, profileId: profile.id, ...wish, status: "making" },
    ...{ madeByName: ctx.actor.name, createdAt: ctx.now, updatedAt: ctx.now },
  });
  await enqueue(ctx, "make-bank-order", { tenantId: ctx.tenant.id, orderId: id });
  await audit(ctx, "cashier.make-bank-order", { type: "bank-order", id }, { orderNo, ...wish });
  return { orderId: id };
}
