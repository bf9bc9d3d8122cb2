import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { workOrderFilter, workOrderKinds, workOrderResult } from "./schemas";
import { assignWorkOrder } from "./work-orders/assign-work-order";
import { cancelWorkOrder } from "./work-orders/cancel-work-order";
import { completeWorkOrder } from "./work-orders/complete-work-order";
import { createWorkOrder } from "./work-orders/create-work-order";
import { getWorkOrderPage } from "./work-orders/get-work-order-page";
import { countWorkOrders, listWorkOrders } from "./work-orders/list-work-orders";

export const staffWorkOrdersRouter = router({
  list: staff("work-orders.read")
    .input(workOrderFilter)
    .query(({ ctx, input }) => listWorkOrders(ctx, input)),
  counts: staff("work-orders.read").query(({ ctx }) => countWorkOrders(ctx)),
  get: staff("work-orders.read")
    .input(z.object({ workOrderNo: z.string().max(60) }))
    .query(({ ctx, input }) => getWorkOrderPage(ctx, input.workOrderNo)),
  create: staff("work-orders.create")
    .input(
      z.object({
        kind: z.enum(workOrderKinds),
        accountId: z.uuid(),
        dueOn: z.iso.date().nullish(),
        instruction: z.string().trim().max(500).default(""),
      }),
    )
    .mutation(({ ctx, input }) => createWorkOrder(ctx, { ...input, dueOn: input.dueOn ?? null })),
  assign: staff("work-orders.assign")
    .input(z.object({ id: z.uuid(), userId: z.uuid(), instruction: z.string().trim().max(500).optional() }))
    .mutation(({ ctx, input }) => assignWorkOrder(ctx, input)),
  complete: staff("work-orders.complete")
    .input(z.object({ id: z.uuid(), result: workOrderResult }))
    .mutation(({ ctx, input }) => completeWorkOrder(ctx, input)),
  cancel: staff("work-orders.assign")
    .input(z.object({ id: z.uuid(), note: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => cancelWorkOrder(ctx, input)),
});
