import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { tickets } from "@/db/schema";
import { router, staff } from "@/server/trpc/init";

export const staffTicketsRouter = router({
  list: staff("tickets.read")
    .input(z.object({ phase: z.enum(["open", "done", "rejected", "cancelled"]).optional() }))
    .query(({ ctx, input }) =>
      ctx.tx
        .select({ id: tickets.id, ticketNo: tickets.ticketNo, type: tickets.type, state: tickets.state })
        .from(tickets)
        .where(and(eq(tickets.tenantId, ctx.tenant.id), input.phase ? eq(tickets.phase, input.phase) : undefined))
        .orderBy(desc(tickets.openedAt))
        .limit(50),
    ),
});
