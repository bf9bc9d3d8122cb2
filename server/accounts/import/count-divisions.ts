import { eq } from "drizzle-orm";
import { divisions } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

/** How many divisions (营业所) the subsidiary has. */
export function countDivisions({ tx, tenant }: Pick<Ctx, "tx" | "tenant">): Promise<number> {
  return tx.$count(divisions, eq(divisions.tenantId, tenant.id));
}
