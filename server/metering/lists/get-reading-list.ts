import { and, asc, desc, eq, gt } from "drizzle-orm";
import { readingListLines, readingLists } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

const pageSize = 100;
const mostLists = 20;

/** The latest files of readings, the newest first. */
export function listReadingLists({ tx, tenant }: Ctx) {
  return tx
    .select()
    .from(readingLists)
    .where(eq(readingLists.tenantId, tenant.id))
    .orderBy(desc(readingLists.createdAt), desc(readingLists.id))
    .limit(mostLists);
}

/** One file of readings with how far it is read. */
export async function getReadingList({ tx, tenant }: Ctx, listId: string) {
  const [list] = await tx
    .select()
    .from(readingLists)
    .where(and(eq(readingLists.tenantId, tenant.id), eq(readingLists.id, listId)));
  if (!list) throw notFound();
  return list;
}

/** The lines that were held or refused, in the order of the file, a hundred at a time. */
export async function listReadingLines(ctx: Ctx, { listId, after }: { listId: string; after?: number | undefined }) {
  await getReadingList(ctx, listId);
  const { tx, tenant } = ctx;
  const rows = await tx
    .select()
    .from(readingListLines)
    .where(
      and(
        eq(readingListLines.tenantId, tenant.id),
        eq(readingListLines.listId, listId),
        after ? gt(readingListLines.line, after) : undefined,
      ),
    )
    .orderBy(asc(readingListLines.line))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.line : null };
}
