import { z } from "zod";
import type { Ctx } from "@/server/platform/context";
import { isUuid } from "@/server/platform/ids";
import type { SearchInput } from "../schemas";
import { type AccountLine, describeAccounts } from "./describe-accounts";
import { findByNumber } from "./find-by-number";
import { findByCompany, findByName, findByPhone } from "./find-by-person";
import { findByPlace } from "./find-by-place";
import { readQuery, type TypedQuery } from "./read-query";
import type { Source } from "./sources";

/** Where to look, most telling first. */
const sources: [keyof TypedQuery, Source][] = [
  ["number", findByNumber],
  ["phone", findByPhone],
  ["name", findByName],
  ["company", findByCompany],
  ["place", findByPlace],
];

const cursorSchema = z.tuple([z.number().int().min(0).max(4), z.array(z.string().max(200)).max(5).nullable()]);
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Finds accounts by whatever was typed: number, phone (whole or its last digits), name or address fragment.
 * Answers a page and the cursor of the next; every step follows an index, so the size of the subsidiary hardly matters.
 */
export async function searchAccounts(
  ctx: Ctx,
  { query: typed, cursor, limit }: SearchInput,
): Promise<{ accounts: AccountLine[]; nextCursor: string | null }> {
  const query = readQuery(typed);
  const [first, resume] = readCursor(cursor);
  const ids = new Set<string>();
  let next: Cursor | null = null;
  for (let index = first; index < sources.length; index += 1) {
    const [part, find] = sources[index] as (typeof sources)[number];
    const wanted = query[part];
    if (!wanted) continue;
    if (ids.size === limit) {
      next = [index, null];
      break;
    }
    const room = limit - ids.size;
    const hits = await find(ctx, wanted, index === first ? resume : null, room + 1);
    for (const { accountId } of hits.slice(0, room)) ids.add(accountId);
    if (hits.length > room) {
      next = [index, hits[room - 1]?.key ?? null];
      break;
    }
  }
  return {
    accounts: await describeAccounts(ctx, [...ids]),
    nextCursor: next && Buffer.from(JSON.stringify(next)).toString("base64url"),
  };
}

/** A cursor that was tampered with starts over. */
function readCursor(cursor: string | null | undefined): Cursor {
  if (!cursor) return [0, null];
  try {
    const [index, key] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return [index, key && fits(index, key) ? key : null];
  } catch {
    return [0, null];
  }
}

/** Whether a key has the parts its source asks for. */
function fits(index: number, key: string[]): boolean {
  const [part] = sources[index] as (typeof sources)[number];
  if (key.some((value) => value.includes("\0"))) return false;
  if (part === "number") return key.length === 1;
  const ids = part === "place" ? key.slice(4) : key.slice(1);
  return key.length === (part === "place" ? 5 : 3) && ids.every(isUuid);
}
