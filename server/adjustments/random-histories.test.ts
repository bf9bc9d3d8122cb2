import { and, desc, eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adjustments, bills, documents, payments, postings } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import {
  accountBalance,
  inForce,
  listOpenBills,
  lockAccount,
  reverseBill,
  takePayment,
  unusedCredit,
} from "@/server/billing";
import { refundPayment } from "@/server/billing/payments/refund-payment";
import type { Ctx } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { limitOf, readApprovalLimits } from "./approval-limits";
import { approveAdjustment } from "./approve-adjustment";
import { proposeAdjustment } from "./propose-adjustment";
import { reverseAdjustment } from "./reverse-adjustment";
import { proposableKinds } from "./schemas";
import { makeBilled, makeHeatCompany, proposal } from "./test/make-billed";

afterAll(closePools);

type Step = {
  kind: (typeof proposableKinds)[number] | "pay" | "reverse";
  who: number;
  account: number;
  amount: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...proposableKinds, "pay" as const, "pay" as const, "reverse" as const),
  who: fc.integer({ min: 0, max: 2 }),
  account: fc.integer({ min: 0, max: 1 }),
  amount: fc.integer({ min: 1, max: 700_000 }),
});

type World = Awaited<ReturnType<typeof makeWorld>>;

let company: Awaited<ReturnType<typeof makeHeatCompany>>;
beforeAll(async () => {
  company = await makeHeatCompany();
});

/** Two households with a winter's bill each, which nothing else has touched. */
async function makeWorld() {
  const homes = await asTenant(company.tenant, async (ctx) => [await makeBilled(ctx), await makeBilled(ctx)]);
  return { homes, accountIds: homes.map(({ account }) => account.id) };
}

const paper = ({ tx, tenant }: Ctx) =>
  tx
    .insert(documents)
    .values({
      ...{ tenantId: tenant.id, kind: "proof", fileName: "a.jpg", contentType: "image/jpeg", sizeBytes: 1 },
      ...{ sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "test" },
    })
    .returning()
    .then(([row]) => row!.id);

const refused = (error: unknown) => {
  if (!(error instanceof DomainError)) throw error;
};

async function take(world: World, { kind, who, account, amount }: Step): Promise<void> {
  const home = world.homes[account]!;
  const other = world.homes[1 - account]!;
  const { clerk, supervisor, admin, tenant } = company;
  const actor = [clerk, supervisor, admin][who]!;
  const as = <T>(fn: (ctx: Ctx) => Promise<T>, by = actor) => asTenant(tenant, fn, { actor: by });
  if (kind === "pay") {
    await as((ctx) => takePayment(ctx, { accountId: home.account.id, amountMinor: BigInt(amount), method: "cash" }));
    return;
  }
  if (kind === "reverse") {
    const [last] = await as((ctx) => listPosted(ctx, world));
    if (last) await as((ctx) => reverseAdjustment(ctx, { adjustmentId: last.id, note: "冲回" })).catch(refused);
    return;
  }
  const given = proposal({
    ...{ accountId: home.account.id, kind, billId: home.bill.id, amountMinor: BigInt(amount) },
    otherAccountNo: other.account.accountNo,
    documentIds: kind === "waiver" ? [await as(paper)] : [],
  });
  const proposed = await as((ctx) => proposeAdjustment(ctx, given), clerk).catch(refused);
  if (proposed) await as((ctx) => approveAdjustment(ctx, { adjustmentId: proposed.id, note: "" })).catch(refused);
}

const listPosted = ({ tx, tenant }: Ctx, { accountIds }: World) =>
  tx
    .select()
    .from(adjustments)
    .where(
      and(
        eq(adjustments.tenantId, tenant.id),
        inArray(adjustments.accountId, accountIds),
        eq(adjustments.status, "posted"),
      ),
    )
    .orderBy(desc(adjustments.postedAt), desc(adjustments.id));

const listPostings = ({ tx, tenant }: Ctx, { accountIds }: World) =>
  tx
    .select()
    .from(postings)
    .where(and(eq(postings.tenantId, tenant.id), inArray(postings.accountId, accountIds)));

/** Debits less credits of every ledger account. */
function sumsOf(rows: (typeof postings.$inferSelect)[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { debit, credit, amountMinor } of rows) {
    sums.set(debit, (sums.get(debit) ?? 0n) + amountMinor);
    sums.set(credit, (sums.get(credit) ?? 0n) - amountMinor);
  }
  return sums;
}

/** The sum of postings, the balance, and open less unused are one figure; no credit and no bill is used beyond itself. */
async function checkInvariants(world: World): Promise<void> {
  await asTenant(company.tenant, async (ctx) => {
    const rows = await listPostings(ctx, world);
    for (const accountId of world.accountIds) {
      const balance = await accountBalance(ctx, accountId);
      expect(balance).toBe(sumsOf(rows.filter((row) => row.accountId === accountId)).get("receivable") ?? 0n);
      const open = (await listOpenBills(ctx, accountId)).reduce((sum, bill) => sum + bill.openMinor, 0n);
      expect(open - (await unusedCredit(ctx, accountId))).toBe(balance);
    }
    expect(await listOverused(ctx, world)).toEqual([]);
    await checkSignatures(ctx, world);
  });
}

/** Payments, credits and bills of which more was allocated than there is, or less than nothing. */
async function listOverused({ tx, tenant }: Ctx, { accountIds }: World) {
  const ids = sql`any(${sql.param(accountIds)}::uuid[])`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with used as (
      select coalesce(payment_id, adjustment_id) as id, amount_minor from allocations
        where tenant_id = ${tenant.id} and account_id = ${ids}
      union all
      select coalesce(payment_id, source_id), amount_minor from credit_uses
        where tenant_id = ${tenant.id} and account_id = ${ids}
      union all
      select bill_id, amount_minor from allocations where tenant_id = ${tenant.id} and account_id = ${ids}
    ), held as (
      select id, amount_minor - refunded_minor as amount from payments where tenant_id = ${tenant.id} and account_id = ${ids}
      union all
      select id, case status when 'posted' then amount_minor else 0 end from adjustments
        where tenant_id = ${tenant.id} and account_id = ${ids}
      union all
      select id, amount_minor from bills where tenant_id = ${tenant.id} and account_id = ${ids}
    )
    select held.id from held join used using (id) group by held.id, held.amount
    having sum(used.amount_minor) > held.amount or sum(used.amount_minor) < 0`);
  return rows;
}

/** Nobody's signature stands under more than their limit, nor under their own proposal. */
async function checkSignatures(ctx: Ctx, world: World): Promise<void> {
  const limits = await readApprovalLimits(ctx);
  const people = [company.clerk, company.supervisor, company.admin];
  for (const row of await listPosted(ctx, world)) {
    if (row.kind === "transfer-credit") continue;
    const person = people.find((one) => "userId" in one && one.userId === row.decidedById);
    const roles = person?.kind === "staff" ? person.roles : [];
    expect(row.amountMinor <= limitOf(limits, roles)).toBe(true);
    expect(row.decidedById).not.toBe(row.proposedById);
  }
}

/** Takes back everything that ever happened, the latest first: adjustments, bills, and then the money. */
async function undoEverything(world: World): Promise<void> {
  const undo = async (ctx: Ctx) => {
    for (let posted = await listPosted(ctx, world); posted.length > 0; posted = await listPosted(ctx, world))
      for (const { id } of posted)
        await reverseAdjustment(ctx, { adjustmentId: id, note: "全部冲回" }).catch((error: unknown) => {
          // Its other half has taken it along already; the next round does not list it.
          if (!(error instanceof DomainError && error.code === "adjustment-decided")) throw error;
        });
    for (const accountId of world.accountIds) {
      await lockAccount(ctx, accountId);
      const standing = await ctx.tx
        .select()
        .from(bills)
        .where(and(eq(bills.accountId, accountId), inForce(ctx)));
      for (const bill of standing) await reverseBill(ctx, bill, "全部冲回");
      const paid = await ctx.tx.select().from(payments).where(eq(payments.accountId, accountId));
      for (const payment of paid) await refundPayment(ctx, payment, payment.amountMinor);
    }
  };
  await asTenant(company.tenant, undo, { actor: company.admin });
}

async function checkNothingLeft(world: World): Promise<void> {
  await asTenant(company.tenant, async (ctx) => {
    for (const accountId of world.accountIds) {
      expect(await accountBalance(ctx, accountId)).toBe(0n);
      expect(await unusedCredit(ctx, accountId)).toBe(0n);
      expect(await listOpenBills(ctx, accountId)).toEqual([]);
    }
    const sums = sumsOf(await listPostings(ctx, world));
    // Money that came by cash went back by the provider's account; together they are nought.
    sums.set("cash", (sums.get("cash") ?? 0n) + (sums.get("stripe-clearing") ?? 0n));
    sums.delete("stripe-clearing");
    for (const [name, sum] of sums) expect([name, sum]).toEqual([name, 0n]);
  });
}

test("whatever happens in whatever order, balances are the sum of their postings, nothing is used twice, and reversing everything leaves nought", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const world = await makeWorld();
      for (const one of steps) {
        await take(world, one);
        await checkInvariants(world);
      }
      await undoEverything(world);
      await checkInvariants(world);
      await checkNothingLeft(world);
    }),
    { numRuns: 15 },
  );
}, 60_000);
