import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { importFindings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { findingsInput } from "./schemas";
import { readImport } from "./read-import";

export type FindingLine = {
  id: string;
  line: number;
  column: string;
  value: string;
  code: string;
  params: Record<string, string>;
};

/** What was wrong with a list, in the order of its lines. */
export async function listFindings(
  ctx: Ctx,
  { importId, cursor, limit }: z.infer<typeof findingsInput>,
): Promise<{ findings: FindingLine[]; nextCursor: { line: number; id: string } | null }> {
  const { id } = await readImport(ctx, importId);
  const rows = await ctx.tx
    .select({
      id: importFindings.id,
      line: importFindings.line,
      column: importFindings.column,
      value: importFindings.value,
      code: importFindings.code,
      params: importFindings.params,
    })
    .from(importFindings)
    .where(
      and(
        eq(importFindings.tenantId, ctx.tenant.id),
        eq(importFindings.importId, id),
        cursor ? sql`(${importFindings.line}, ${importFindings.id}) > (${cursor.line}, ${cursor.id}::uuid)` : undefined,
      ),
    )
    .orderBy(importFindings.line, importFindings.id)
    .limit(limit + 1);
  const findings = rows.slice(0, limit);
  const last = findings.at(-1);
  return { findings, nextCursor: rows.length > limit && last ? { line: last.line, id: last.id } : null };
}
