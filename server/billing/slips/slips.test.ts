import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { payments, postings, transferSlips } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant, systemActor, testNow } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { Door } from "@/server/trpc/door";
import { issueBill } from "../bills/issue-bill";
import { accountBalance } from "../ledger/account-balance";
import { reconcileDay } from "../reconciliation/reconcile-day";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff } from "../test/tariffs";
import { acceptSlip } from "./accept-slip";
import { getSlipList, listSlips } from "./list-slips";
import { readSlips } from "./read-slips";
import { setSlipAside } from "./set-slip-aside";
import { takeToldTransfer } from "./take-told-transfer";
import { uploadSlips } from "./upload-slips";

const doorOf = (tenant: Tenant): Door => ({
  ...{ tenant, actor: systemActor, now: testNow },
  run: (fn) => asTenant(tenant, fn),
});
async function bring(tenant: Tenant, lines: string[]): Promise<string> {
  const text = ["交易日期,交易流水号,对方户名,对方账号,贷方金额,借方金额,摘要", ...lines].join("\n");
  const body = Readable.toWeb(Readable.from([Buffer.from(text)])) as ReadableStream;
  const { id } = await uploadSlips(doorOf(tenant), "流水.csv", body);
  await readSlips({ tenantId: tenant.id, listId: id });
  return id;
}
const queueOf = (tenant: Tenant) => asTenant(tenant, (ctx) => listSlips(ctx, { status: "waiting" }));

type Wish = Parameters<typeof makeAccount>[1];

/** Homes with one open bill each: 100 m² × 26.70 = 2,670.00 元 unless said otherwise. */
const makeHomes = (...wishes: Wish[]) => makeHomesBy(heatingTariff(), wishes);

async function makeHomesBy(body: ReturnType<typeof heatingTariff>, wishes: Wish[]) {
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body, effectiveFrom: "2026-01-01" });
    const made = [];
    for (const wish of wishes) {
      const home = await makeAccount(ctx, wish);
      const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
      await issueBill(ctx, { ...season, kind: "season", agreementId: home.agreement.id });
      made.push(home);
    }
    return made;
  });
  return { tenant, homes };
}

test("each slip is suggested by its surest sign: the number in the text, name and sum, or a sum that few homes owe", async () => {
  const four = ["张一", "张二", "张三", "张四"].map((ownerName) => ({ ownerName, builtArea: "80.00" }));
  const { tenant } = await makeHomes(
    { accountNo: "QC0010023", ownerName: "王建国" },
    { accountNo: "QC0010024", ownerName: "赵丽" },
    { accountNo: "QC0010025", ownerName: "孙强", builtArea: "61.00" },
    ...four.map((home, index) => ({ ...home, accountNo: `QC002000${index}` })),
  );
  const listId = await bring(tenant, [
    // 100 m² × 26.70 = 2,670.00; 61 m² × 26.70 = 1,628.70; 80 m² × 26.70 = 2,136.00, owed by four homes.
    '2026-10-06,R1,某公司,6222000011112222,"1,000.00",,代缴户号QC0010023取暖费',
    "2026-10-06,R2,赵丽,6222000011113333,2670.00,,取暖费",
    "2026-10-07,R3,不相干,6222000011114444,1628.70,,取暖费",
    "2026-10-07,R4,张三,6222000011115555,2136.00,,取暖费",
    "2026-10-07,R5,外地人,6222000011116666,2136.00,,",
    "2026-10-07,R6,供应商,6222,,500.00,货款",
    "2026-10-07,,无号,6222,10.00,,",
    "2027-01-01,R8,未来,6222,10.00,,",
    "2026-10-07,2.02610E+15,表格,6222,10.00,,",
  ]);
  const seen = (await queueOf(tenant)).rows.map(({ bankRef, amountMinor, suggestions }) => [
    ...[bankRef, amountMinor],
    suggestions.map(({ sign, accountNo }) => `${sign} ${accountNo}`),
  ]);
  expect(seen).toEqual([
    ["R1", 100_000n, ["account-no QC0010023"]],
    // Two homes owe 2,670.00; the name tells which, the other comes behind it.
    ["R2", 267_000n, ["name-and-sum QC0010024", "bill-sum QC0010023"]],
    ["R3", 162_870n, ["bill-sum QC0010025"]],
    ["R4", 213_600n, ["name-and-sum QC0020002"]],
    ["R5", 213_600n, []],
  ]);
  const list = await asTenant(tenant, (ctx) => getSlipList(ctx, listId));
  expect(list).toMatchObject({ status: "done", queued: 5, outgoing: 1, refused: 3, already: 0 });
  expect(list.lines.map(({ line, reason }) => [line, reason])).toEqual([
    [8, "no-reference"],
    [9, "day-ahead"],
    [10, "reference-cut"],
  ]);
});

test("a bill less the discount of the slip's day is suggested, on the window's last day and not on the next", async () => {
  const discounts = [{ kind: "percent" as const, from: "2026-09-01", to: "2026-10-06", percent: "2" }];
  const { tenant, homes } = await makeHomesBy(heatingTariff({}, { discounts }), [{ accountNo: "QC0050001" }]);
  await bring(tenant, [
    // 2 % of 2,670.00 = 53.40; 2,670.00 − 53.40 = 2,616.60
    "2026-10-07,R1,李四,6222,2616.60,,取暖费",
    "2026-10-06,R2,李四,6222,2616.60,,取暖费",
    "2026-10-06,R3,李四,6222,2670.00,,取暖费",
  ]);
  const { rows } = await queueOf(tenant);
  expect(rows.map(({ bankRef, suggestions }) => [bankRef, suggestions.map(({ sign }) => sign)])).toEqual([
    ["R1", []],
    ["R2", ["bill-sum"]],
    ["R3", ["bill-sum"]],
  ]);
  const slipId = rows.find(({ bankRef }) => bankRef === "R2")!.id;
  await asTenant(tenant, (ctx) => acceptSlip(ctx, { slipId, accountNo: "QC0050001" }));
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, homes[0]!.account.id))).toBe(0n);
});

test("a bank reference is money once: however many statements bring it, clerks press, or repeat the job", async () => {
  const { tenant, homes } = await makeHomes({ accountNo: "QC0030001" }, { accountNo: "QC0030002" });
  const line = "2026-10-06,R1,王建国,6222,2670.00,,户号QC0030001";
  const first = await bring(tenant, [line]);
  await readSlips({ tenantId: tenant.id, listId: first });
  const second = await bring(tenant, [line, "2026-10-06,R2,王建国,6222,1.00,,"]);
  expect(await asTenant(tenant, (ctx) => getSlipList(ctx, second))).toMatchObject({ queued: 1, already: 1 });

  // The same reference with another sum is other money: told, never passed over in silence.
  const third = await bring(tenant, ["2026-10-06,R1,王建国,6222,2670.01,,"]);
  expect(await asTenant(tenant, (ctx) => getSlipList(ctx, third))).toMatchObject({
    ...{ queued: 0, already: 0, refused: 1 },
    lines: [{ reason: "reference-differs" }],
  });

  const clerks = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["clerk"])];
  const slipId = (await queueOf(tenant)).rows[0]!.id;
  // Two clerks at once, each for another home: one of them books it, the other is told.
  const tries = await Promise.allSettled(
    homes.map(({ account }, index) =>
      asTenant(tenant, (ctx) => acceptSlip(ctx, { slipId, accountNo: account.accountNo }), { actor: clerks[index]! }),
    ),
  );
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const refused = tries.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "slip-decided" });
  await asTenant(tenant, async ({ tx }) => {
    const booked = await tx.select().from(payments).where(eq(payments.tenantId, tenant.id));
    expect(booked).toMatchObject([{ amountMinor: 267_000n, channel: "transfer-slip", method: "transfer" }]);
    const posted = await tx
      .select()
      .from(postings)
      .where(and(eq(postings.tenantId, tenant.id), eq(postings.kind, "payment")));
    // As of the day on which it came, not of the day on which somebody knew whose it was.
    expect(posted).toMatchObject([{ debit: "bank", amountMinor: 267_000n, effectiveOn: "2026-10-06" }]);
  });
});

test("a slip goes to the account that the clerk chooses, or aside; another subsidiary's account is unknown", async () => {
  const [{ tenant, homes }, stranger] = [
    await makeHomes({ accountNo: "QC0040001" }, { accountNo: "QC0040002" }),
    await makeHomes({ accountNo: "QC0049999" }),
  ];
  await bring(tenant, ["2026-10-06,R1,王建国,6222,2000.00,,户号QC0040001", "2026-10-06,R2,银行,6222,3.21,,结息"]);
  const [slip, interest] = (await queueOf(tenant)).rows;
  const accept = (accountNo: string) => asTenant(tenant, (ctx) => acceptSlip(ctx, { slipId: slip!.id, accountNo }));
  await expect(accept(stranger.homes[0]!.account.accountNo)).rejects.toMatchObject({ code: "slip-account-unknown" });
  const day = (await asTenant(tenant, (ctx) => reconcileDay(ctx, "2026-10-06"))).find(
    ({ channel }) => channel === "transfer-slip",
  );
  // 2,000.00 + 3.21 came, nothing is booked.
  expect(day).toMatchObject({ outsideMinor: 200_321n, ledgerMinor: 0n, unexplainedMinor: 0n });
  expect(day?.differences).toMatchObject([{ cause: "slip-waiting", count: 2, amountMinor: 200_321n }]);

  await accept("QC0040002");
  await asTenant(tenant, (ctx) => setSlipAside(ctx, { slipId: interest!.id, note: "存款利息" }));
  // 2,670.00 − 2,000.00 = 670.00 is left of the chosen home's bill.
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, homes[1]!.account.id))).toBe(67_000n);
  const [booked] = await asTenant(tenant, ({ tx }) =>
    tx.select().from(transferSlips).where(eq(transferSlips.id, slip!.id)),
  );
  // Of both homes the sum of a bill is another, so the chosen one was no suggestion.
  expect(booked).toMatchObject({ status: "booked", followed: null });
  const after = (await asTenant(tenant, (ctx) => reconcileDay(ctx, "2026-10-06"))).find(
    ({ channel }) => channel === "transfer-slip",
  );
  expect(after).toMatchObject({ outsideMinor: 200_000n, ledgerMinor: 200_000n, differences: [] });
});

test("a transfer that a request told of and a statement brings is booked once, whichever comes first", async () => {
  const { tenant, homes } = await makeHomes({ accountNo: "QC0060001" }, { accountNo: "QC0060002" });
  const [first, second] = homes.map(({ account }) => account.id) as [string, string];
  const tell = (accountId: string, bankRef: string, amountMinor = 267_000n) =>
    asTenant(tenant, (ctx) =>
      takeToldTransfer(ctx, { accountId, bankRef, amountMinor, idempotencyKey: `ticket:${accountId} ${bankRef}` }),
    );
  const slipsOn = async (day: string) =>
    (await asTenant(tenant, (ctx) => reconcileDay(ctx, day))).find(({ channel }) => channel === "transfer-slip");

  // Told first: the statement finds it booked, as of the day on which it was told.
  const told = await tell(first, "R1");
  await bring(tenant, ["2026-10-06,R1,王建国,6222,2670.00,,户号QC0060001", "2026-10-06,R2,李四,6222,2600.00,,"]);
  const [waiting, ...none] = (await queueOf(tenant)).rows;
  expect([waiting?.bankRef, none]).toEqual(["R2", []]);
  const booked = await asTenant(tenant, (ctx) => listSlips(ctx, { status: "booked" }));
  expect(booked.rows).toMatchObject([{ bankRef: "R1", paymentId: told.id, accountNo: "QC0060001" }]);
  expect((await tell(first, "R1")).id).toBe(told.id);
  await expect(tell(second, "R1")).rejects.toMatchObject({ code: "transfer-booked-already" });
  expect(await slipsOn("2026-10-06")).toMatchObject({
    ...{ outsideMinor: 527_000n, ledgerMinor: 0n, unexplainedMinor: 0n },
    differences: [
      { cause: "booked-other-day", amountMinor: 267_000n },
      { cause: "slip-waiting", amountMinor: 260_000n },
    ],
  });
  expect(await slipsOn(dayOf(testNow, tenant.timezone))).toMatchObject({
    ...{ outsideMinor: 0n, ledgerMinor: 267_000n },
    differences: [{ cause: "booked-other-day", amountMinor: -267_000n }],
  });

  // Brought first: the request must agree with the bank, and is booked as of the bank's day.
  await expect(tell(second, "R2")).rejects.toMatchObject({ code: "slip-sum-differs", params: { amount: "2600.00" } });
  await tell(second, "R2", 260_000n);
  expect((await queueOf(tenant)).rows).toEqual([]);
  await expect(
    asTenant(tenant, (ctx) => acceptSlip(ctx, { slipId: waiting!.id, accountNo: "QC0060001" })),
  ).rejects.toMatchObject({ code: "slip-decided" });
  expect(await slipsOn("2026-10-06")).toMatchObject({ outsideMinor: 527_000n, ledgerMinor: 260_000n });
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, second))).toBe(7_000n);
});

test("the lines about our own account at the head of a statement are no movements", async () => {
  const { tenant } = await makeHomes({ accountNo: "QC0050001" });
  const text = [
    "账户明细查询,,,",
    "账号,6222000099998888,户名,测试热力",
    "交易时间,银行流水号,付款人名称,收入金额（元）,附言",
    '2026/10/06 09:12:33,R1,王建国,"2,670.00",QC0050001',
  ].join("\n");
  const body = Readable.toWeb(Readable.from([Buffer.from(text)])) as ReadableStream;
  const { id } = await uploadSlips(doorOf(tenant), "流水.csv", body);
  await readSlips({ tenantId: tenant.id, listId: id });
  expect((await queueOf(tenant)).rows).toMatchObject([
    { bankRef: "R1", amountMinor: 267_000n, paidOn: "2026-10-06", suggestions: [{ sign: "account-no" }] },
  ]);
});

test("a statement without references, sums or days is refused in words, and nothing of it is kept", async () => {
  const { tenant } = await makeHomes({});
  const text = "交易日期,对方户名,贷方金额\n2026-10-06,王建国,1.00";
  const body = Readable.toWeb(Readable.from([Buffer.from(text)])) as ReadableStream;
  await expect(uploadSlips(doorOf(tenant), "流水.csv", body)).rejects.toMatchObject({ code: "slips-without-bankRef" });
  expect((await queueOf(tenant)).rows).toEqual([]);
});
