import { createHash } from "node:crypto";
import { and, asc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accounts, bankFileLines, bankFiles, bills, configDocuments, payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { toDecimal } from "@/server/platform/money";
import { putFile, storageKey } from "@/server/platform/storage";
import { insertRows } from "../insert-rows";
import { makeRandom, type Random } from "../random";
import type { Part } from "./seed-money";
import { demoNow } from "./subsidiaries";

type Line = {
  id: string;
  accountId: string | null;
  accountNo: string;
  payerName: string;
  amountMinor: bigint;
  paidOn: string;
  finding?: "rejected" | "account-unknown" | "duplicate-in-file";
  lineKey?: string;
  reason?: string;
};

/** The answers to every run's direct debits, booked, and one that came this morning and waits for the clerk. */
export const seedBankFiles: Part = async (ctx, subsidiary, homes) => {
  const mine = eq(bankFiles.tenantId, ctx.tenant.id);
  const [known] = await ctx.tx.select({ id: bankFiles.id }).from(bankFiles).where(mine).limit(1);
  if (known) return;
  const random = makeRandom(`bank ${subsidiary.slug}`);
  const clerk = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  // What the printed phones belong to stays as their holders left it.
  const names = new Map(homes.filter((home) => !home.resident).map((home) => [home.ids.account, home.owner.name]));
  const owing = (await listOwing(ctx)).flatMap((line) => {
    const payerName = names.get(line.accountId!);
    return payerName ? [{ ...line, payerName }] : [];
  });
  const booked = await listBooked(ctx);
  for (const [day, lines] of Map.groupBy(booked, ({ paidOn }) => paidOn)) {
    const refused = Array.from({ length: Math.min(3, owing.length) }, () => rejected(random, random.pick(owing), day));
    await keepFile(ctx, random, { day, clerk, lines: [...lines, ...refused], status: "booked" });
  }
  const day = dayOf(demoNow, ctx.tenant.timezone);
  const lines = random
    .shuffle(owing)
    .slice(0, 24)
    .map((line, index) => (index % 8 === 3 ? rejected(random, line, day) : { ...line, id: random.id(), paidOn: day }));
  if (lines.length === 0) return;
  const stranger = { ...lines[0]!, id: random.id(), accountId: null, accountNo: "1099000001", paidOn: day };
  const findings: Line[] = [
    { ...stranger, payerName: "周立群", finding: "account-unknown" },
    { ...lines[0]!, id: random.id(), finding: "duplicate-in-file", lineKey: `${compact(day)}1001` },
  ];
  await keepFile(ctx, random, { day, clerk, lines: [...lines, ...findings], status: "checked" });
};

const rejected = (random: Random, line: Line, day: string): Line => {
  const reason = random.pick(["账户余额不足", "账户余额不足", "未签代扣协议", "账户已冻结"]);
  return { ...line, id: random.id(), paidOn: day, finding: "rejected", reason };
};

/** What was paid by direct debit; the line of a payment has its id. */
async function listBooked(ctx: Ctx): Promise<Line[]> {
  const rows = await ctx.tx
    .select({ payment: payments, accountNo: accounts.accountNo })
    .from(payments)
    .innerJoin(accounts, and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, payments.accountId)))
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.channel, "bank-file")))
    .orderBy(asc(payments.paidAt), asc(payments.id));
  return rows.map(({ payment: { id, accountId, payerName, amountMinor, paidAt }, accountNo }) => {
    return { id, accountId, accountNo, payerName, amountMinor, paidOn: dayOf(paidAt!, ctx.tenant.timezone) };
  });
}

/** Households with a bill that nothing was paid on yet, the earliest due first. */
async function listOwing(ctx: Ctx): Promise<Line[]> {
  const taken = alias(bills, "taken");
  const here = eq(bills.tenantId, ctx.tenant.id);
  const nobody = sql`not exists (select 1 from allocations a where a.tenant_id = ${ctx.tenant.id} and a.bill_id = ${bills.id})`;
  const back = ctx.tx
    .select({ id: taken.id })
    .from(taken)
    .where(and(eq(taken.tenantId, ctx.tenant.id), eq(taken.reversesId, bills.id)));
  const rows = await ctx.tx
    .select({ id: bills.id, accountId: accounts.id, accountNo: accounts.accountNo, amountMinor: bills.amountMinor })
    .from(bills)
    .innerJoin(accounts, and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, bills.accountId)))
    .where(and(here, sql`${bills.amountMinor} > 0`, sql`${bills.reversesId} is null`, notExists(back), nobody))
    .orderBy(asc(bills.dueOn), asc(bills.id))
    .limit(120);
  return rows.map((row) => ({ ...row, payerName: "", paidOn: "" }));
}

type Given = { day: string; clerk: string; lines: Line[]; status: "booked" | "checked" };

async function keepFile(ctx: Ctx, random: Random, { day, clerk, lines, status }: Given): Promise<void> {
  const tenantId = ctx.tenant.id;
  const numbered = lines.map((line, index) => ({ lineKey: `${compact(day)}${index + 1001}`, ...line }));
  const content = Buffer.from(csvOf(numbered));
  const [id, key] = [random.id(), storageKey(tenantId, "bank-files", `demo-${day}`)];
  await putFile(key, content, "application/octet-stream");
  const good = numbered.filter(({ finding }) => !finding);
  const goodMinor = sum(good);
  const accepted = numbered.filter(({ finding }) => finding !== "rejected");
  const receivedAt = new Date(`${day}T01:10:00Z`);
  const bookedAt = new Date(`${day}T01:40:00Z`);
  const done = status === "booked";
  await insertRows(ctx.tx, bankFiles, [
    {
      ...{ tenantId, id, createdAt: receivedAt, ...(await profileOf(ctx)), storageKey: key, status },
      fileName: `代扣回盘_${compact(day)}.csv`,
      sha256: createHash("sha256").update(content).digest("hex"),
      sizeBytes: content.length,
      ...{ statedCount: accepted.length, statedMinor: sum(accepted), lines: numbered.length },
      ...{ good: good.length, goodMinor, receivedByName: clerk, updatedAt: done ? bookedAt : receivedAt },
      ...{ booked: done ? good.length : 0, bookedMinor: done ? goodMinor : 0n, cursor: done ? numbered.length + 1 : 0 },
      ...{ bookedByName: done ? clerk : null, bookedAt: done ? bookedAt : null },
    },
  ]);
  await insertRows(
    ctx.tx,
    bankFileLines,
    numbered.map((line, index) => ({
      ...{ tenantId, id: line.id, createdAt: receivedAt, fileId: id, profileSlug: "csv", lineNo: index + 2 },
      ...{ lineKey: line.lineKey, accountNo: line.accountNo, accountId: line.accountId, payerName: line.payerName },
      ...{ amountMinor: line.amountMinor, paidOn: line.paidOn, finding: line.finding ?? null },
      ...{ reason: line.reason ?? null, raw: line.finding ? cellsOf(line) : null },
    })),
  );
}

async function profileOf({ tx, tenant }: Ctx): Promise<{ profileId: string; profileSlug: string }> {
  const here = and(eq(configDocuments.tenantId, tenant.id), eq(configDocuments.kind, "bank-profile"));
  const [profile] = await tx
    .select({ id: configDocuments.id })
    .from(configDocuments)
    .where(and(here, eq(configDocuments.slug, "csv")));
  return { profileId: profile!.id, profileSlug: "csv" };
}

const compact = (day: string) => day.replaceAll("-", "");
const sum = (lines: Line[]) => lines.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const cellsOf = ({ lineKey, accountNo, payerName, amountMinor, paidOn, finding, reason = "" }: Line) =>
  [lineKey, accountNo, payerName, toDecimal(amountMinor), paidOn, finding === "rejected" ? "01" : "00", reason].join(
    ",",
  );

function csvOf(lines: Line[]): string {
  const accepted = lines.filter(({ finding }) => finding !== "rejected");
  const control = `合计,${accepted.length},,${toDecimal(sum(accepted))}`;
  return `${["流水号,户号,户名,金额,日期,结果,原因", ...lines.map(cellsOf), control].join("\n")}\n`;
}
