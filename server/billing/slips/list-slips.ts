import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { accounts, payments, slipListLines, slipLists, slipSuggestions, transferSlips } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

const pageSize = 50;
const mostLists = 20;
const mostRefused = 200;

type Wish = { status: "waiting" | "booked" | "set-aside"; after?: string | undefined };

/**
 * The queue in the order of arrival, each slip with its suggestions, the surest first; or what was decided of it, the
 * latest first.
 */
export async function listSlips({ tx, tenant }: Ctx, { status, after }: Wish) {
  const [beyond, inOrder] = status === "waiting" ? [gt, asc] : [lt, desc];
  const rows = await tx
    .select({ slip: transferSlips, accountId: payments.accountId, accountNo: accounts.accountNo })
    .from(transferSlips)
    .leftJoin(payments, and(eq(payments.tenantId, tenant.id), eq(payments.id, transferSlips.paymentId)))
    .leftJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, payments.accountId)))
    .where(
      and(
        eq(transferSlips.tenantId, tenant.id),
        eq(transferSlips.status, status),
        after ? beyond(transferSlips.id, after) : undefined,
      ),
    )
    .orderBy(inOrder(transferSlips.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const ids = page.map(({ slip }) => slip.id);
  const signs = ids.length
    ? await tx
        .select({
          slipId: slipSuggestions.slipId,
          sign: slipSuggestions.sign,
          accountId: accounts.id,
          accountNo: accounts.accountNo,
          address: accounts.address,
        })
        .from(slipSuggestions)
        .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, slipSuggestions.accountId)))
        .where(and(eq(slipSuggestions.tenantId, tenant.id), inArray(slipSuggestions.slipId, ids)))
        .orderBy(asc(slipSuggestions.place), asc(accounts.accountNo))
    : [];
  return {
    rows: page.map(({ slip, ...booked }) => ({
      ...slip,
      ...booked,
      suggestions: signs.filter(({ slipId }) => slipId === slip.id),
    })),
    next: rows.length > pageSize ? page.at(-1)!.slip.id : null,
  };
}

/** The latest statements, the newest first. */
export function listSlipLists({ tx, tenant }: Ctx) {
  return tx
    .select()
    .from(slipLists)
    .where(eq(slipLists.tenantId, tenant.id))
    .orderBy(desc(slipLists.createdAt), desc(slipLists.id))
    .limit(mostLists);
}

/** One statement with how far it is read, and the lines that could not be taken. */
export async function getSlipList({ tx, tenant }: Ctx, listId: string) {
  const [list] = await tx
    .select()
    .from(slipLists)
    .where(and(eq(slipLists.tenantId, tenant.id), eq(slipLists.id, listId)));
  if (!list) throw notFound();
  const lines = await tx
    .select()
    .from(slipListLines)
    .where(and(eq(slipListLines.tenantId, tenant.id), eq(slipListLines.listId, listId)))
    .orderBy(asc(slipListLines.line))
    .limit(mostRefused);
  return { ...list, lines };
}
