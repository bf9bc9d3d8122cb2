import { type ChildProcess, spawn } from "node:child_process";
import { request } from "node:http";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import superjson from "superjson";
import { afterAll, expect, test, vi } from "vitest";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { openSession, sessionCookie } from "@/server/identity";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { resolveSite, type Site } from "@/tenants/resolve";
import { chargeLateFees } from "./collections/late-fees/charge-late-fees";
import { billSeason, type Scope } from "./runs/bill-season";
import { publishTariff } from "./seasons/publish-tariff";
import { bringBankFile, fixedAnswer, publishBankProfiles, workBankFile } from "./test/bank-answer";
import { heatingTariff } from "./test/tariffs";

// Before anything reads the environment: a database of this file's own, which it may kill.
const database = await vi.hoisted(async () => {
  process.env.TRIBUTARY_CLOCK = "2026-10-08T02:00:00Z";
  const { makeKillableDatabase } = await import("@/db/test/killable-database");
  return makeKillableDatabase();
});
afterAll(async () => {
  for (const server of servers) server.kill("SIGKILL");
  await closePools();
  await database.remove();
});

/** Numbers between nought and one that follow from the seed: KILL_SEED=… strikes at the same moments again. */
const seed = Number(process.env.KILL_SEED ?? 1 + (Date.now() % 1_000_000));
let drawn = seed;
const random = () => (drawn = (drawn * 48_271) % 2_147_483_647) / 2_147_483_647;

const homes = 24;
/** 60 m² and up, each its own sum: 1,602.00, 1,628.70 … */
const owedBy = (index: number) => BigInt(60 + index) * 2_670n;
const slug = "2026-2027";

async function makeHouse() {
  const tenant = await makeTenant({ kind: "heating" });
  await publishBankProfiles(tenant);
  const accountIds = await asTenant(tenant, async (ctx) => {
    const lateFee = { ratePerDay: "0.001", graceDays: 15, capPercent: "30" };
    await publishTariff(ctx, { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" });
    const ids: string[] = [];
    for (let index = 0; index < homes; index++) {
      const wish = { accountNo: `K${String(index).padStart(2, "0")}`, builtArea: `${60 + index}.00` };
      ids.push((await makeAccount(ctx, wish)).account.id);
    }
    return ids;
  });
  const clerk = await makeStaff(tenant, ["clerk"]);
  const site = (await resolveSite(`${tenant.slug}.localhost`)) as Site;
  const token = await openSession(clerk.userId, site, { userAgent: null, ip: null });
  return { tenant, accountIds, door: { host: site.host, cookie: `${sessionCookie}=${token}` } };
}
type House = Awaited<ReturnType<typeof makeHouse>>;

const program = resolve(import.meta.dirname, "test/serve-until-killed.ts");
const servers: ChildProcess[] = [];

/** Starts a web server and returns its port once it listens. */
function serve(): Promise<{ port: number; child: ChildProcess }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", program], { stdio: ["ignore", "pipe", "pipe"] });
    servers.push(child);
    let trouble = "";
    child.stderr.on("data", (chunk: Buffer) => (trouble += chunk.toString()));
    child.stdout.once("data", (chunk: Buffer) => done({ port: Number(chunk.toString()), child }));
    child.once("exit", () => fail(new Error(trouble)));
  });
}

/** A clerk's payment at the counter, asked of a web server; throws when no whole answer comes. */
function payAt(port: number, { door, accountIds }: House, index: number, idempotencyKey: string): Promise<void> {
  const body = JSON.stringify(
    superjson.serialize({ accountId: accountIds[index], amountMinor: owedBy(index), method: "cash", idempotencyKey }),
  );
  return new Promise((done, fail) => {
    const headers = { ...door, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const path = "/api/trpc/staff.billing.take-payment";
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("error", fail);
      answer.on("end", () => (answer.statusCode === 200 ? done() : fail(new Error(text))));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

/** A piece of work that may be cut off and begun again until it is done. */
type Work = () => Promise<unknown>;

/** Ten homes pay by the bank, six at the counter, eight not at all, and at the year's end those are charged for December. */
async function playWinter(house: House, through: { work: (work: Work) => Promise<void>; pay: typeof pay }) {
  const at =
    (instant: string): Scope =>
    (fn) =>
      asTenant(house.tenant, fn, { now: new Date(instant) });
  await through.work(() => billSeason(slug, "run", at("2026-10-08T02:00:00Z"), 5));
  const lines = Array.from({ length: 10 }, (_, index) => ({
    ...{ key: `L${index}`, accountNo: `K${String(index).padStart(2, "0")}`, amountMinor: owedBy(index) },
  }));
  const fileId = await bringBankFile(house.tenant, fixedAnswer(lines));
  await through.work(() => workBankFile(house.tenant, fileId));
  for (let index = 10; index < 16; index++) await through.pay(house, index);
  await through.work(() => chargeLateFees(at("2026-12-31T17:10:00Z"), 3));
}

let server: Awaited<ReturnType<typeof serve>>;
const pay = (house: House, index: number) => payAt(server.port, house, index, newId());

/** Everything the ledger says of a subsidiary, in words that two subsidiaries share; and its numbers, which leave no gap. */
const ledgerOf = (tenant: Tenant) =>
  asTenant(tenant, async ({ tx }) => {
    const { rows: postings } = await tx.execute(sql`
      select a.account_no, p.kind, p.debit, p.credit, p.amount_minor::text, p.effective_on::text, p.due_on::text, b.kind as bill,
        b.period_from::text, b.period_to::text, y.channel, y.status
      from postings p join accounts a on a.tenant_id = p.tenant_id and a.id = p.account_id
      left join bills b on b.tenant_id = p.tenant_id and b.id = p.bill_id
      left join payments y on y.tenant_id = p.tenant_id and y.id = p.payment_id
      where p.tenant_id = ${tenant.id} order by a.account_no, p.kind, b.kind, p.amount_minor`);
    const { rows: settled } = await tx.execute(sql`
      select a.account_no, b.kind, sum(l.amount_minor)::text as amount
      from allocations l join bills b on b.tenant_id = l.tenant_id and b.id = l.bill_id
      join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = ${tenant.id} group by 1, 2 order by 1, 2`);
    const { rows: numbers } = await tx.execute(sql`
      select 'bill' as kind, right(bill_no, 6)::int as number from bills where tenant_id = ${tenant.id}
      union all select 'receipt', right(receipt_no, 6)::int from payments where tenant_id = ${tenant.id}
      union all select 'payment', right(payment_no, 6)::int from payments where tenant_id = ${tenant.id} order by 1, 2`);
    return { postings, settled, numbers };
  });

test(`a winter whose database and web server are killed at random points ends with the ledger of an undisturbed one (seed ${seed})`, async () => {
  const spares = [serve(), serve(), serve()];
  const [calm, disturbed] = [await makeHouse(), await makeHouse()];
  server = await spares.shift()!;
  // How long each piece takes when nobody disturbs it: the blows fall within that time.
  const usual: number[] = [];
  const timed = async (work: Work) => {
    const began = performance.now();
    await work();
    usual.push(performance.now() - began);
  };
  await playWinter(calm, { work: timed, pay: (house, index) => timed(() => pay(house, index)) });

  let blows = 0;
  /** Begins a piece of work, strikes within its usual time, and waits until it has failed or was faster. */
  const strike = async (work: Work, usualMs: number, blow: () => Promise<void> | boolean) => {
    const under = work().then(
      () => true,
      () => false,
    );
    await sleep(random() * usualMs);
    await blow();
    if (!(await under)) blows += 1;
  };
  const killDatabase = async (work: Work, usualMs: number) => {
    await strike(work, usualMs, database.kill);
    await database.restart();
  };
  await playWinter(disturbed, {
    work: async (work) => {
      const usualMs = usual.shift()!;
      for (let kill = 0; kill < 2; kill++) await killDatabase(work, usualMs);
      await work();
    },
    pay: async (house, index) => {
      const [usualMs, key] = [usual.shift()!, newId()];
      const work = () => payAt(server.port, house, index, key);
      if (index === 11) await killDatabase(work, usualMs);
      if (index === 12 || index === 14) {
        await strike(work, usualMs, () => server.child.kill("SIGKILL"));
        server = await spares.shift()!;
      }
      await work();
    },
  });

  const [ledger, after] = [await ledgerOf(calm.tenant), await ledgerOf(disturbed.tenant)];
  expect(after).toEqual(ledger);
  // 24 bills, 16 payments, and December's late fee of the 8 who paid nothing: 76 m² × 26.70 × 0.001 × 31 = 62.91 …
  expect(ledger.postings).toHaveLength(48);
  expect(ledger.postings.filter(({ bill }) => bill === "late-fee")[0]).toMatchObject({
    ...{ account_no: "K16", amount_minor: "6291", period_from: "2026-12-01", period_to: "2026-12-31" },
  });
  expect(ledger.numbers.filter(({ kind }) => kind === "receipt").map(({ number }) => number)).toEqual(
    Array.from({ length: 16 }, (_, index) => index + 1),
  );
  expect(blows, "some blow fell while work was under way").toBeGreaterThan(0);
}, 300_000);
