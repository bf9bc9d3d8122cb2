import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";

/** An account that is about to close has nothing under way. @throws `account-has-requests` naming one */
export async function refuseOpenRequests(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  { id, accountNo }: { id: string; accountNo: string },
): Promise<void> {
  const [open] = await tx
    .select({ number: tickets.ticketNo })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tenant.id), eq(tickets.accountId, id), eq(tickets.phase, "open")))
    .limit(1);
  if (open) throw conflict("account-has-requests", { accountNo, number: open.number });
}
