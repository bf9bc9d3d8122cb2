import { and, asc, eq, inArray } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/** All locks first, then bill numbers: two who each hold one of them would wait for each other. */
export async function lockAccounts({ tx, tenant }: Ctx, ids: string[]): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), inArray(accounts.id, ids)))
    .orderBy(asc(accounts.id))
    .for("update");
}
