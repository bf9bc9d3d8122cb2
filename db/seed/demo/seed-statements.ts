import { createHash } from "node:crypto";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import { accounts, payments, slipListLines, slipLists, transferSlips } from "@/db/schema";
import { suggestAccounts } from "@/server/billing/slips/suggest-accounts";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { toDecimal } from "@/server/platform/money";
import { putFile, storageKey } from "@/server/platform/storage";
import { insertRows } from "../insert-rows";
import { makeRandom, type Random } from "../random";
import type { Planned } from "./plan-subsidiary";
import type { Part } from "./seed-money";

/** The second season; statements of before it are not kept. */
const since = new Date("2026-09-07T16:00:00Z");
/** The subsidiary whose clerk has a statement of this morning to work on. */
const shown = "quancheng";
const morning = "2026-11-21T01:05:00Z";

type Slip = {
  bankRef: string;
  payerName: string;
  remark: string;
  amountMinor: bigint;
  paidOn: string;
  paymentId?: string;
  /** Why it is no customer's money. */
  note?: string;
};

/** A statement a month behind the transfers that are booked, and this morning's, whose credits wait to be matched. */
export const seedStatements: Part = async (ctx, subsidiary, homes) => {
  const mine = eq(slipLists.tenantId, ctx.tenant.id);
  const [known] = await ctx.tx.select({ id: slipLists.id }).from(slipLists).where(mine).limit(1);
  if (known) return;
  const random = makeRandom(`statements ${subsidiary.slug}`);
  const clerk = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  const keep = (at: string, slips: Slip[], more: string[] = []) =>
    keepStatement(ctx, random, { at, clerk, slips, more });
  for (const slips of Map.groupBy(await listBooked(ctx), ({ paidOn }) => paidOn.slice(0, 7)).values())
    await keep(`${slips.at(-1)!.paidOn}T07:00:00Z`, slips);
  if (subsidiary.slug !== shown) return;
  const waiting = await planWaiting(ctx, random, homes);
  const more = [
    "2026-11-20,2026112055610017,城东热力设备公司,,,12600.00,阀门货款",
    "2026-11-20,,现金存入,,200.00,,柜台存款",
  ];
  const ids = await keep(morning, waiting, more);
  await suggestAccounts(
    { ...ctx, now: new Date(morning) },
    waiting.map(({ payerName, remark, paidOn }, index) => ({ id: ids[index]!, payerName, remark, paidOn })),
  );
};

/** What was paid by transfer, in the order of days. */
async function listBooked({ tx, tenant }: Ctx): Promise<Slip[]> {
  const rows = await tx
    .select({ payment: payments, accountNo: accounts.accountNo })
    .from(payments)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, payments.accountId)))
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.channel, "transfer-slip"), gte(payments.paidAt, since)))
    .orderBy(asc(payments.paidAt), asc(payments.id));
  return rows.map(({ payment: { id, bankRef, payerName, amountMinor, paidAt }, accountNo }) => ({
    ...{ bankRef: bankRef!, payerName, remark: `户号${accountNo}`, amountMinor, paymentId: id },
    paidOn: dayOf(paidAt!, tenant.timezone),
  }));
}

type Owing = { account_id: string; account_no: string; amount: string };

/** Credits of every kind: with the account's number, with name and sum, with a sum alone, with no sign at all, and interest. */
async function planWaiting({ tx, tenant }: Ctx, random: Random, homes: Planned[]): Promise<Slip[]> {
  const { rows } = await tx.execute<Owing>(sql`
    select account_id, account_no, amount from (
      select b.account_id, ac.account_no, b.amount_minor::text as amount, count(*) over (partition by b.amount_minor) as alike
      from bills b join accounts ac on ac.tenant_id = ${tenant.id} and ac.id = b.account_id
      where b.tenant_id = ${tenant.id} and b.reverses_id is null and b.amount_minor > 0
        and not exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)
        and not exists (select 1 from allocations a where a.tenant_id = ${tenant.id} and a.bill_id = b.id)
    ) owing where alike <= 3 order by account_no desc limit 60`);
  const byAccount = new Map(homes.map((home) => [home.ids.account, home]));
  const owing = rows.flatMap(({ account_id: id, account_no: accountNo, amount }) => {
    const home = byAccount.get(id);
    if (!home || home.resident || home.transfer || home.occupant || home.owner.kind !== "human") return [];
    return [{ accountNo, amountMinor: BigInt(amount), name: home.owner.name }];
  });
  const [first, second, third, fourth, fifth, sixth] = owing;
  if (!sixth) throw new Error("The demo has too few homes that owe");
  const slip = (paidOn: string, payerName: string, amountMinor: bigint, remark: string): Slip => ({
    bankRef: `${paidOn.replaceAll("-", "")}${random.between(10_000_000, 99_999_999)}`,
    ...{ payerName, remark, amountMinor, paidOn },
  });
  return [
    slip("2026-11-19", first!.name, first!.amountMinor, `户号${first!.accountNo}采暖费`),
    slip("2026-11-19", "济南德信物业管理有限公司", second!.amountMinor, `代缴${second!.accountNo}取暖费`),
    slip("2026-11-19", third!.name, 100_000n, `${third!.accountNo} 先缴一部分`),
    slip("2026-11-20", fourth!.name, fourth!.amountMinor, "取暖费"),
    slip("2026-11-20", fifth!.name, fifth!.amountMinor, "手机银行转账"),
    slip("2026-11-20", "孙浩", sixth.amountMinor, "代父母缴暖气费"),
    slip("2026-11-20", "周明", 88_800n, "转账"),
    slip("2026-11-20", "山东恒泰商贸有限公司", 860_000n, "往来款"),
    { ...slip("2026-11-20", "中国工商银行", 1_873n, "结息"), note: "存款利息" },
  ];
}

type Given = {
  at: string;
  clerk: string;
  slips: Slip[] /** Lines that bring no slip: a debit, then one without a reference. */;
  more: string[];
};

/** As reading such a file would have left it; returns the slips' ids in their order. */
async function keepStatement(ctx: Ctx, random: Random, { at, clerk, slips, more }: Given): Promise<string[]> {
  const [tenantId, listId, createdAt] = [ctx.tenant.id, random.id(), new Date(at)];
  const compact = dayOf(createdAt, ctx.tenant.timezone).replaceAll("-", "");
  const content = Buffer.from(csvOf(slips, more));
  const key = storageKey(tenantId, "imports", `demo-statement-${compact}`);
  await putFile(key, content, "application/octet-stream");
  const rows = slips.map(({ paymentId, note, ...slip }, index) => ({
    ...{ tenantId, id: random.id(), createdAt, listId, line: index + 2, payerAccountNo: "", ...slip },
    ...{ status: paymentId ? "booked" : note ? "set-aside" : "waiting", paymentId: paymentId ?? null },
    ...{ followed: paymentId ? "account-no" : null, decidedBy: paymentId || note ? clerk : null },
    ...{ decidedAt: paymentId || note ? createdAt : null, note: note ?? "" },
  }));
  await insertRows(ctx.tx, slipLists, [
    {
      ...{ tenantId, id: listId, createdAt, fileName: `银行流水_${compact}.csv`, storageKey: key },
      ...{ sha256: createHash("sha256").update(content).digest("hex"), sizeBytes: content.length },
      ...{ format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1, columns, status: "done" },
      ...{ doneLine: slips.length + more.length + 1, queued: slips.length, uploadedBy: clerk, finishedAt: createdAt },
      ...{ already: 0, outgoing: more.length > 0 ? 1 : 0, refused: more.length > 0 ? 1 : 0 },
    },
  ]);
  await insertRows(ctx.tx, transferSlips, rows as (typeof transferSlips.$inferInsert)[]);
  const bad = more.at(-1);
  if (bad)
    await ctx.tx.insert(slipListLines).values({
      ...{ tenantId, id: random.id(), listId, line: slips.length + more.length + 1, reason: "no-reference" },
      raw: bad.split(",").join(" | "),
    });
  return rows.map(({ id }) => id);
}

const columns = { paidOn: 0, bankRef: 1, payerName: 2, payerAccountNo: 3, amount: 4, debit: 5, remark: 6 };

function csvOf(slips: Slip[], more: string[]): string {
  const lines = slips.map(({ paidOn, bankRef, payerName, amountMinor, remark }) =>
    [paidOn, bankRef, payerName, "", toDecimal(amountMinor), "", remark].join(","),
  );
  return `${["交易日期,交易流水号,对方户名,对方账号,贷方金额,借方金额,摘要", ...lines, ...more].join("\n")}\n`;
}
