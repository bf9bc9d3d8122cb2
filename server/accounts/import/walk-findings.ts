import type { Door } from "@/server/trpc/door";
import { type FindingLine, listFindings } from "./list-findings";

/** All findings of an import, a page in each transaction, so that a slow reader holds none open. */
export async function* walkFindings(door: Door, importId: string): AsyncGenerator<FindingLine[]> {
  let cursor: { line: number; id: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFindings>> = await door.run(
      (ctx) => listFindings(ctx, { importId, cursor, limit: 2000 }),
      { readOnly: true },
    );
    yield page.findings;
    cursor = page.nextCursor;
  } while (cursor);
}
