import { createReadStream } from "node:fs";
import { and, eq, inArray, sql } from "drizzle-orm";
import { slipListLines, slipLists, transferSlips } from "@/db/schema";
import { type ListFormat, type ListRow, readList, withLocalCopy } from "@/server/accounts";
import { audit } from "@/server/platform/audit";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { closeBooked } from "./close-booked";
import { type Slip, slipOfRow } from "./slip-of-row";
import { suggestAccounts } from "./suggest-accounts";

type List = typeof slipLists.$inferSelect;
type Reason = (typeof slipListLines.$inferInsert)["reason"];
const atOnce = 500;

/**
 * The job behind a statement: its credits join the queue, each reference once and with its suggestions, some hundred lines
 * a transaction that also notes how far it came. Killed, it goes on behind the last line.
 */
export async function readSlips({ tenantId, listId }: { tenantId: string; listId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  const [list] = await asHouse(tenant, "statement", (ctx) => ctx.tx.select().from(slipLists).where(mine(ctx, listId)));
  if (list?.status !== "reading") return;
  try {
    await withLocalCopy(list.storageKey, (path) => readAll(tenant, list, path));
    await finish(tenant, list, { status: "done", error: null });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await finish(tenant, list, { status: "failed", error: error.code });
  }
}

const mine = ({ tenant }: Pick<Ctx, "tenant">, listId: string) =>
  and(eq(slipLists.tenantId, tenant.id), eq(slipLists.id, listId));

async function finish(tenant: Tenant, list: List, end: Pick<List, "status" | "error">): Promise<void> {
  await asHouse(tenant, list.uploadedBy, async (ctx) => {
    await ctx.tx
      .update(slipLists)
      .set({ ...end, finishedAt: ctx.now })
      .where(mine(ctx, list.id));
    await audit(ctx, "cashier.read-slips", { type: "slip-list", id: list.id }, { status: end.status });
  });
}

async function readAll(tenant: Tenant, list: List, path: string): Promise<void> {
  const { format, encoding, delimiter, sizeBytes, headerLine } = list;
  const how: ListFormat =
    format === "xlsx" ? { format } : { format, encoding: encoding ?? "utf-8", delimiter: delimiter ?? "," };
  let batch: ListRow[] = [];
  const take = async () => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await asHouse(tenant, list.uploadedBy, (ctx) => takeRows(ctx, list, rows));
  };
  for await (const row of readList({ path, open: () => createReadStream(path), sizeBytes }, how)) {
    if (row.line <= Math.max(headerLine, list.doneLine)) continue;
    batch.push(row);
    if (batch.length === atOnce) await take();
  }
  await take();
}

async function takeRows(ctx: Ctx, list: List, rows: ListRow[]): Promise<void> {
  // A second worker on the same file waits here, and finds these lines behind the mark.
  const [current] = await ctx.tx.select().from(slipLists).where(mine(ctx, list.id)).for("update");
  if (!current || current.status !== "reading" || current.doneLine >= rows.at(-1)!.line) return;
  // No statement knows of days after the one on which it was brought.
  const today = dayOf(list.createdAt, ctx.tenant.timezone);
  const read = rows.map((row) => ({ row, slip: slipOfRow(row, list.columns, today) }));
  const good = read.flatMap(({ slip }) => (typeof slip === "string" ? [] : [slip]));
  const taken = await queueSlips(ctx, list.id, good);
  const strange = await listStrange(ctx, good);
  const bad = read.flatMap(({ row, slip }) => {
    const reason: Reason | "outgoing" | null =
      typeof slip !== "string" ? (strange.has(slip) ? "reference-differs" : null) : slip;
    if (!reason || reason === "outgoing") return [];
    const raw = row.cells.join(" | ").slice(0, 500);
    return [{ tenantId: ctx.tenant.id, listId: list.id, line: row.line, reason, raw }];
  });
  if (bad.length > 0) await ctx.tx.insert(slipListLines).values(bad);
  await ctx.tx
    .update(slipLists)
    .set({
      queued: sql`${slipLists.queued} + ${taken.length}`,
      already: sql`${slipLists.already} + ${good.length - taken.length - strange.size}`,
      outgoing: sql`${slipLists.outgoing} + ${read.filter(({ slip }) => slip === "outgoing").length}`,
      refused: sql`${slipLists.refused} + ${bad.length}`,
      doneLine: rows.at(-1)!.line,
    })
    .where(mine(ctx, list.id));
}

/** The slips whose reference is new, with their suggestions; the unique key passes over the others. */
async function queueSlips(ctx: Ctx, listId: string, slips: Slip[]) {
  if (slips.length === 0) return [];
  // Rising with the lines: the queue is read in the order of ids, and those of one millisecond have none.
  const ids = slips.map(() => newId()).toSorted();
  const taken = await ctx.tx
    .insert(transferSlips)
    .values(
      slips.map((slip, index) => ({
        ...{ id: ids[index], tenantId: ctx.tenant.id, listId, status: "waiting" as const, createdAt: ctx.now, ...slip },
      })),
    )
    .onConflictDoNothing({ target: [transferSlips.tenantId, transferSlips.bankRef] })
    .returning();
  await closeBooked(
    ctx,
    taken.map(({ id }) => id),
  );
  await suggestAccounts(ctx, taken);
  return taken;
}

/** Slips whose reference stands for a movement of another sum, day or payer: not the same money, so a person has to look. */
async function listStrange({ tx, tenant }: Ctx, slips: Slip[]): Promise<Set<Slip>> {
  if (slips.length === 0) return new Set();
  const refs = slips.map(({ bankRef }) => bankRef);
  const kept = await tx
    .select()
    .from(transferSlips)
    .where(and(eq(transferSlips.tenantId, tenant.id), inArray(transferSlips.bankRef, refs)));
  const known = new Map(kept.map((one) => [one.bankRef, one]));
  return new Set(
    slips.filter(({ bankRef, amountMinor, paidOn, payerName }) => {
      const one = known.get(bankRef);
      return one && (one.amountMinor !== amountMinor || one.paidOn !== paidOn || one.payerName !== payerName);
    }),
  );
}
