import { and, desc, eq, inArray } from "drizzle-orm";
import { imports } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { type ImportField, importFields } from "./schemas";
import { plainHeader } from "./guess-mapping";

/** What this subsidiary's latest lists called each field; the newest word counts. */
export async function recallMapping({ tx, tenant }: Ctx): Promise<Map<string, ImportField>> {
  const earlier = await tx
    .select({ headers: imports.headers, mapping: imports.mapping })
    .from(imports)
    .where(and(eq(imports.tenantId, tenant.id), inArray(imports.status, ["checked", "importing", "done"])))
    .orderBy(desc(imports.createdAt))
    .limit(20);
  const words = new Map<string, ImportField>();
  for (const { headers, mapping } of earlier) {
    for (const field of importFields) {
      const name = plainHeader(headers[mapping[field] ?? -1] ?? "");
      if (name && !words.has(name)) words.set(name, field);
    }
  }
  return words;
}
