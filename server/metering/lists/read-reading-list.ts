import { createReadStream } from "node:fs";
import { and, eq, sql } from "drizzle-orm";
import { readingListLines, readingLists } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ListFormat, type ListRow, readDay, readList, withLocalCopy } from "@/server/accounts";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf, startOfDay } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";
import { findTenant } from "@/tenants/resolve";
import { instantOf } from "../record-reading";
import { type NewReading, type Recorded, recordReadings } from "../record-readings";
import type { Refusal, Unit } from "../schemas";
import type { ListColumns } from "./guess-columns";

type List = typeof readingLists.$inferSelect;
type Line = { line: number; meterNo: string; value: string; readOn: string };
const atOnce = 200;

/**
 * The job behind an upload: reads the file and takes its readings in, some hundred lines a transaction that also notes
 * how far it came. Killed, it goes on behind the last line; a reading of the same file is never taken twice anyway.
 */
export async function readReadingList({ tenantId, listId }: { tenantId: string; listId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  const list = await open(tenant, "", (ctx) => findList(ctx, listId));
  if (list?.status !== "reading") return;
  try {
    await withLocalCopy(list.storageKey, (path) => readAll(tenant, list, path));
    await finish(tenant, list, { status: "done", error: null });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await finish(tenant, list, { status: "failed", error: error.code });
  }
}

const open = <T>(tenant: Tenant, name: string, fn: (ctx: Ctx) => Promise<T>) =>
  withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    fn({ tx, tenant, actor: { kind: "system", name }, now: now() }),
  );

const mine = ({ tenant }: Pick<Ctx, "tenant">, listId: string) =>
  and(eq(readingLists.tenantId, tenant.id), eq(readingLists.id, listId));

async function findList(ctx: Ctx, listId: string): Promise<List | undefined> {
  const [list] = await ctx.tx.select().from(readingLists).where(mine(ctx, listId));
  return list;
}

function finish(
  tenant: Tenant,
  list: List,
  end: { status: "done" | "failed"; error: string | null },
): Promise<unknown> {
  return open(tenant, list.uploadedBy, (ctx) =>
    ctx.tx
      .update(readingLists)
      .set({ ...end, doneShare: 100, finishedAt: ctx.now })
      .where(mine(ctx, list.id)),
  );
}

async function readAll(tenant: Tenant, list: List, path: string): Promise<void> {
  const { format, encoding, delimiter, sizeBytes, headerLine } = list;
  const how: ListFormat =
    format === "xlsx" ? { format } : { format, encoding: encoding ?? "utf-8", delimiter: delimiter ?? "," };
  let share = 0;
  const source = { path, open: () => createReadStream(path), sizeBytes };
  let batch: ListRow[] = [];
  const take = async () => {
    const lines = batch.map((row) => lineOf(row, list.columns));
    batch = [];
    if (lines.length > 0)
      await open(tenant, list.uploadedBy, (ctx) => takeBatch(ctx, list, lines, Math.floor(share * 99)));
  };
  for await (const row of readList(source, how, (fraction) => (share = fraction))) {
    if (row.line <= Math.max(headerLine, list.doneLine)) continue;
    batch.push(row);
    if (batch.length === atOnce) await take();
  }
  await take();
}

function lineOf({ line, cells }: ListRow, columns: ListColumns): Line & { unit: string } {
  const cell = (field: keyof ListColumns) => (columns[field] === undefined ? "" : (cells[columns[field]] ?? ""));
  const short = (text: string) => text.normalize("NFKC").trim().slice(0, 60);
  const [meterNo, value, readOn] = [short(cell("meterNo")), short(cell("value")), short(cell("readOn"))];
  return { line, meterNo, value: value.replaceAll(",", ""), readOn, unit: short(cell("unit")).toLowerCase() };
}

async function takeBatch(ctx: Ctx, list: List, lines: ReturnType<typeof lineOf>[], doneShare: number): Promise<void> {
  // A second worker on the same file waits here, and finds these lines behind the mark.
  const [current] = await ctx.tx.select().from(readingLists).where(mine(ctx, list.id)).for("update");
  if (!current || current.status !== "reading" || current.doneLine >= lines.at(-1)!.line) return;
  const read = lines.map((one) => ({ one, row: readingOf(ctx, list, one) }));
  const good = read.flatMap(({ row }) => (typeof row === "string" ? [] : [row]));
  const recorded = good.length > 0 ? await recordReadings(ctx, good, { source: "list" }) : [];
  const fates = new Map(good.map((row, index) => [row, recorded[index]!]));
  const told = read.map(({ one, row }) => ({ one, ...fateOf(typeof row === "string" ? row : fates.get(row)!) }));
  const odd = told.flatMap(({ one: { line, meterNo, value, readOn }, outcome, reasons }) =>
    outcome === "held" || outcome === "refused"
      ? [{ tenantId: ctx.tenant.id, listId: list.id, line, meterNo, value, readOn, outcome, reasons }]
      : [],
  );
  if (odd.length > 0) await ctx.tx.insert(readingListLines).values(odd);
  const count = (outcome: Fate["outcome"]) => told.filter((one) => one.outcome === outcome).length;
  await ctx.tx
    .update(readingLists)
    .set({
      taken: sql`${readingLists.taken} + ${count("taken")}`,
      held: sql`${readingLists.held} + ${count("held")}`,
      already: sql`${readingLists.already} + ${count("already-taken")}`,
      refused: sql`${readingLists.refused} + ${count("refused")}`,
      ...{ doneLine: lines.at(-1)!.line, doneShare },
    })
    .where(mine(ctx, list.id));
}

type Fate = { outcome: Recorded["outcome"]; reasons: string[] };

function fateOf(fate: Refusal | Recorded): Fate {
  if (typeof fate === "string") return { outcome: "refused", reasons: [fate] };
  return { outcome: fate.outcome, reasons: fate.refusal ? [fate.refusal] : fate.findings };
}

const units: Record<string, Unit> = {
  ...{ m3: "m3", "m³": "m3", 立方米: "m3", 吨: "m3", kwh: "kwh", 千瓦时: "kwh", 度: "kwh", gj: "gj", 吉焦: "gj" },
};

/** A line as a reading; its meter and day name it, so that a mended file brings only what is new. */
function readingOf(ctx: Ctx, list: List, line: ReturnType<typeof lineOf>): NewReading | Refusal {
  if (!line.meterNo || !line.value) return "bad-row";
  const day = readDay(line.readOn);
  if (!("value" in day)) return "bad-instant";
  const unit = line.unit ? units[line.unit] : undefined;
  if (line.unit && !unit) return "unit-differs";
  // Not now, as for what is typed: the same line in another file must mean the same instant.
  const today = day.value === dayOf(ctx.now, ctx.tenant.timezone);
  const readAt = today ? startOfDay(day.value, ctx.tenant.timezone) : instantOf(ctx, day.value);
  return {
    ...{ sourceId: `${line.meterNo}:${day.value}`, meterNo: line.meterNo, value: line.value },
    ...{ readAt, note: list.fileName },
    ...(unit ? { unit } : {}),
  };
}
