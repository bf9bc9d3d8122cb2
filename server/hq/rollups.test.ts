import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import {
  accounts,
  bills,
  chargeableAreas,
  configDocuments,
  payments,
  postings,
  serviceAgreements,
  tickets,
  workflowStates,
} from "@/db/schema";
import { closePools, withGroup } from "@/db/tenant";
import { asTenant, makeAccount, makeGroup, makeHqStaff, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays, startOfDay } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { compare } from "./compare";
import { proveRollups } from "./prove-rollups";
import { refreshRollups } from "./refresh-rollups";

afterAll(closePools);

const today = "2026-11-21";
const at = new Date("2026-11-21T09:30:00Z");

/** What really happened, kept apart from the database in the plainest form. */
type Story = {
  accounts: { opened: PlainDate; closed: PlainDate | null }[];
  areas: { from: PlainDate; to: PlainDate | null; square: number }[];
  money: { day: PlainDate; billed: number; collected: number; owed: number }[];
  tickets: { type: string; channel: string; opened: Date; closed: Date | null; answered: boolean; late: boolean }[];
};

const channels = ["portal", "counter", "hotline"] as const;
const types = ["stop-heating", "transfer"] as const;

const act = fc.oneof(
  fc.record({
    kind: fc.constant("account" as const),
    ago: fc.integer({ min: 0, max: 500 }),
    square: fc.integer({ min: 30, max: 200 }),
    lasts: fc.option(fc.integer({ min: 1, max: 600 })),
  }),
  fc.record({
    kind: fc.constant("resize" as const),
    ago: fc.integer({ min: -20, max: 300 }),
    square: fc.integer({ min: 30, max: 200 }),
  }),
  fc.record({
    kind: fc.constant("money" as const),
    ago: fc.integer({ min: 0, max: 500 }),
    amount: fc.integer({ min: 1, max: 900_000 }),
    what: fc.constantFrom(
      "bill" as const,
      "payment" as const,
      "reversal" as const,
      "adjustment" as const,
      "refund" as const,
    ),
  }),
  fc.record({
    kind: fc.constant("ticket" as const),
    ago: fc.integer({ min: 0, max: 400 }),
    minutes: fc.option(fc.integer({ min: 0, max: 30_000 })),
    type: fc.constantFrom(...types),
    channel: fc.constantFrom(...channels),
    answered: fc.boolean(),
    late: fc.boolean(),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function makeWorkflow(ctx: Ctx): Promise<string> {
  const id = newId();
  const { id: tenantId } = ctx.tenant;
  await ctx.tx.insert(configDocuments).values({
    id,
    tenantId,
    kind: "workflow",
    slug: `any-${id}`,
    version: 1,
    status: "published",
    effectiveFrom: "2020-01-01",
    body: {},
    authorName: "test",
  });
  await ctx.tx.insert(workflowStates).values({ tenantId, versionId: id, state: "begun" });
  return id;
}

async function play(ctx: Ctx, story: Story, workflowVersionId: string, one: Act): Promise<void> {
  const { tx, tenant } = ctx;
  const tenantId = tenant.id;
  const on = plusDays(today, -one.ago);
  if (one.kind === "account") {
    const closed = one.lasts === null ? null : plusDays(on, one.lasts);
    const { account } = await makeAccount(ctx, { openedOn: on, chargeableArea: `${one.square}.25` });
    if (closed)
      await tx
        .update(accounts)
        .set({ closedOn: closed, status: "closed" })
        .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, account.id)));
    story.accounts.push({ opened: on, closed });
    story.areas.push({ from: on, to: null, square: one.square + 0.25 });
  }
  if (one.kind === "resize") return resize(ctx, story, on, one.square);
  if (one.kind === "money") return move(ctx, story, on, one.what, one.amount);
  if (one.kind === "ticket") {
    const opened = new Date(startOfDay(on, tenant.timezone).getTime() + 3_600_000);
    const closed = one.minutes === null ? null : new Date(opened.getTime() + one.minutes * 60_000);
    const phase = closed === null ? "open" : one.answered ? (one.late ? "rejected" : "done") : "cancelled";
    await tx.insert(tickets).values({
      tenantId,
      ticketNo: newId(),
      type: one.type,
      channel: one.channel,
      workflowVersionId,
      state: "begun",
      phase,
      subject: "x",
      openedByName: "x",
      openedAt: opened,
      stateSince: opened,
      closedAt: closed,
      overran: one.late,
    });
    story.tickets.push({
      type: one.type,
      channel: one.channel,
      opened,
      closed,
      answered: one.answered,
      late: one.late,
    });
  }
}

/** A corrected fact: the old belief is superseded, the area is another one from a day in its past on. */
async function resize({ tx, tenant }: Ctx, story: Story, on: PlainDate, square: number): Promise<void> {
  const [row] = await tx
    .select()
    .from(chargeableAreas)
    .where(and(eq(chargeableAreas.tenantId, tenant.id)))
    .limit(1);
  if (!row || row.supersededAt || row.validFrom >= on) return;
  const index = story.areas.findIndex(
    ({ from, to, square: known }) =>
      from === row.validFrom && to === row.validTo && known === Number(row.chargeableArea),
  );
  await tx
    .update(chargeableAreas)
    .set({ supersededAt: at })
    .where(and(eq(chargeableAreas.tenantId, tenant.id), eq(chargeableAreas.id, row.id)));
  const { id: _, createdAt: __, ...rest } = row;
  await tx.insert(chargeableAreas).values([
    { ...rest, validTo: on },
    { ...rest, validFrom: on, chargeableArea: `${square}.00` },
  ]);
  story.areas.splice(
    index,
    1,
    { from: row.validFrom, to: on, square: Number(row.chargeableArea) },
    { from: on, to: row.validTo, square },
  );
}

async function move(
  ctx: Ctx,
  story: Story,
  day: PlainDate,
  what: "bill" | "payment" | "reversal" | "adjustment" | "refund",
  amount: number,
): Promise<void> {
  const { tx, tenant } = ctx;
  const [account] = await tx.select().from(accounts).where(eq(accounts.tenantId, tenant.id)).limit(1);
  if (!account) return;
  const owes = what === "bill" || what === "refund";
  const other = what === "payment" || what === "refund" ? "cash" : "revenue";
  let paymentId: string | null = null;
  if (other === "cash") {
    paymentId = newId();
    await tx.insert(payments).values({
      id: paymentId,
      tenantId: tenant.id,
      paymentNo: paymentId,
      accountId: account.id,
      amountMinor: BigInt(amount),
      channel: "counter",
      status: "succeeded",
      billIds: [],
      idempotencyKey: paymentId,
    });
  }
  const billId = what === "bill" || what === "reversal" ? await makeBill(ctx, account.id, day) : null;
  await tx.insert(postings).values({
    tenantId: tenant.id,
    accountId: account.id,
    debit: owes ? "receivable" : other,
    credit: owes ? other : "receivable",
    amountMinor: BigInt(amount),
    effectiveOn: day,
    kind: what,
    paymentId,
    billId,
    eventKey: newId(),
  });
  story.money.push({
    day,
    billed: what === "bill" ? amount : what === "reversal" ? -amount : 0,
    collected: what === "payment" ? amount : what === "refund" ? -amount : 0,
    owed: owes ? amount : -amount,
  });
}

async function makeBill({ tx, tenant }: Ctx, accountId: string, day: PlainDate): Promise<string> {
  const [agreement] = await tx
    .select()
    .from(serviceAgreements)
    .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, accountId)));
  const [tariff] = await tx.select().from(configDocuments).where(eq(configDocuments.tenantId, tenant.id)).limit(1);
  const id = newId();
  await tx.insert(bills).values({
    id,
    tenantId: tenant.id,
    billNo: id,
    accountId,
    agreementId: agreement!.id,
    kind: "season",
    season: id,
    periodFrom: day,
    periodTo: day,
    amountMinor: 1n,
    issuedOn: day,
    dueOn: day,
    tariffVersionId: tariff!.id,
  });
  return id;
}

/** The same figures, told from the story alone. */
function tell(story: Story, { timezone }: Tenant, from: PlainDate, to: PlainDate) {
  const sum = <T>(items: T[], value: (item: T) => number) => items.reduce((total, item) => total + value(item), 0);
  const inside = (day: PlainDate) => day >= from && day <= to;
  const opened = story.tickets.filter((ticket) => inside(dayOf(ticket.opened, timezone)));
  const finished = story.tickets.filter(
    ({ closed, answered }) => closed && answered && inside(dayOf(closed, timezone)),
  );
  const minutes = finished
    .map(({ opened: start, closed }) => (Number(closed) - Number(start)) / 60_000)
    .toSorted((a, b) => a - b);
  const spell = story.money.filter(({ day }) => inside(day));
  const owedBefore = sum(
    story.money.filter(({ day }) => day < from),
    ({ owed }) => owed,
  );
  const billed = sum(spell, (one) => one.billed);
  const collected = sum(spell, (one) => one.collected);
  const area = sum(
    story.areas.filter((one) => one.from <= to && (one.to === null || one.to > to)),
    ({ square }) => square,
  );
  return {
    households: story.accounts.filter((one) => one.opened <= to && (one.closed === null || one.closed > to)).length,
    "chargeable-area": area || null,
    billed,
    collected,
    "collection-rate": owedBefore + billed > 0 ? collected / (owedBefore + billed) : null,
    outstanding: sum(
      story.money.filter(({ day }) => day <= to),
      ({ owed }) => owed,
    ),
    opened: opened.length,
    resolved: finished.length,
    "open-tickets": story.tickets.filter(
      (one) => dayOf(one.opened, timezone) <= to && (!one.closed || dayOf(one.closed, timezone) > to),
    ).length,
    "median-minutes": minutes[Math.ceil(minutes.length / 2) - 1] ?? null,
    "on-time-share": finished.length > 0 ? finished.filter(({ late }) => !late).length / finished.length : null,
  };
}

test("whatever happens in a subsidiary, and however late, the comparison of any period says what happened", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 450 }),
      fc.nat({ max: 400 }),
      async (days, start, length) => {
        const group = await makeGroup();
        const tenant = await makeTenant({ group });
        const actor = await makeHqStaff(group);
        const story: Story = { accounts: [], areas: [], money: [], tickets: [] };
        const workflow = await asTenant(tenant, makeWorkflow);
        for (const acts of days) {
          await asTenant(tenant, async (ctx) => {
            for (const one of acts) await play(ctx, story, workflow, one);
          });
          await asTenant(tenant, (ctx) => refreshRollups(ctx, null), { as: "worker", now: at });
          expect(
            await asTenant(tenant, (ctx) => refreshRollups(ctx, null), { as: "worker", now: at }),
            "a second refresh writes nothing",
          ).toBe(0);
        }
        const from = plusDays(today, -start);
        const to = plusDays(from, Math.min(length, start));
        const seen = await withGroup(group.id, (tx) =>
          compare({ tx, group, actor, now: at }, { period: "custom", from, to, against: "previous" }),
        );
        const expected = tell(story, tenant, from, to);
        expect(seen.subsidiaries[0]?.current).toEqual(expected);
        expect(seen.total.current).toEqual(expected);
        const before = { from: plusDays(from, -Math.min(length, start) - 1), to: plusDays(from, -1) };
        expect(seen.period.before).toEqual(before);
        expect(seen.subsidiaries[0]?.before).toEqual(tell(story, tenant, before.from, before.to));
        const proof = await asTenant(tenant, proveRollups, { as: "worker", now: at });
        expect(proof.filter(({ rollup, source }) => rollup !== source)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("a refresh of the last days mends exactly those, and the proof tells what it left behind", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await makeAccount(ctx, { openedOn: "2026-11-20" });
    await makeAccount(ctx, { openedOn: "2025-03-01" });
  });
  const worker = { as: "worker" as const, now: at };
  await asTenant(tenant, (ctx) => refreshRollups(ctx, "2026-11-18"), worker);
  const wrong = (await asTenant(tenant, proveRollups, worker)).filter(({ rollup, source }) => rollup !== source);
  expect(wrong).toContainEqual({ metric: "households", rollup: "1", source: "2" });
  await asTenant(tenant, (ctx) => refreshRollups(ctx, null), worker);
  expect((await asTenant(tenant, proveRollups, worker)).every(({ rollup, source }) => rollup === source)).toBe(true);
});
