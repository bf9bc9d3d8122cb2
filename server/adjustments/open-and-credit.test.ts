import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adjustments, bills, documents, payments, usages } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import {
  accountBalance,
  correctBill,
  inForce,
  issueBill,
  listOpenBills,
  publishTariff,
  unusedCredit,
} from "@/server/billing";
import { chargeLateFees } from "@/server/billing/collections/late-fees/charge-late-fees";
import { refundPayment } from "@/server/billing/payments/refund-payment";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { approveAdjustment } from "./approve-adjustment";
import { proposeMetering } from "./metering";
import { proposeAdjustment } from "./propose-adjustment";
import { reverseAdjustment } from "./reverse-adjustment";
import { payDisputable, tellHeld } from "./test/held-payment";
import { proposal } from "./test/make-billed";
import { listSourceCredit } from "./test/source-credit";

const discounts = ["waiver", "write-down", "write-off", "correction"] as const;
const uses = ["refund", "carry-over"] as const;
const money = ["pay", "pay", "pay", "hold", "hold", "give-back", "provider-refund"] as const;
const kinds = [...discounts, ...uses, ...money, "night", "night", "meter", "meter", "reverse"] as const;
type Step = { kind: (typeof kinds)[number]; home: 0 | 1; amount: number; days: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  home: fc.constantFrom(0, 1),
  amount: fc.integer({ min: 1, max: 400_000 }),
  days: fc.integer({ min: 0, max: 25 }),
});

const winter = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
const begin = "2027-03-20";
let tenant: Tenant;
let clerk: Actor;
let chief: Actor;
beforeAll(async () => {
  tenant = await makeTenant({ kind: "heating" });
  [clerk, chief] = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["admin"])];
  const lateFee = { ratePerDay: "0.002", graceDays: 0, capPercent: "30" };
  const tariff = { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" };
  await asTenant(tenant, (ctx) => publishTariff(ctx, tariff));
});
afterAll(closePools);

const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>, actor: Actor = chief) =>
  asTenant(tenant, fn, { actor, now: new Date(`${day}T02:00:00Z`) });

type Home = Awaited<ReturnType<typeof makeHome>>;
type World = { homes: Home[]; held: Map<string, number> };

/** A home of 100 m² that was settled by 5,000 kWh after the winter: 801.00 + 1,000.00; the bill was due on 15 November. */
async function makeHome(ctx: Ctx) {
  const made = await makeAccount(ctx, { settlement: "two-part" });
  const own = { tenantId: tenant.id, agreementId: made.agreement.id, accountId: made.account.id };
  await issueBill(ctx, { agreementId: made.agreement.id, kind: "season", ...winter });
  const { periodFrom, periodTo } = winter;
  await ctx.tx.insert(usages).values({ ...own, periodFrom, periodTo, quantity: "5000", unit: "kwh" });
  await correctBill(ctx, { agreementId: made.agreement.id, season: winter.season, reason: "采暖季结算" });
  return { accountId: made.account.id, accountNo: made.account.accountNo, agreementId: made.agreement.id };
}

/** What the house refuses does not happen: the history goes on without it. */
const unlessRefused = (error: unknown) => {
  if (!(error instanceof DomainError)) throw error;
};

async function take(world: World, day: string, given: Step): Promise<void> {
  const { kind, home: index, amount } = given;
  const home = world.homes[index]!;
  switch (kind) {
    case "pay":
      await on(day, (ctx) => payDisputable(ctx, home.accountId, BigInt(amount)));
      return;
    case "night":
      await chargeLateFees((fn) => on(day, fn));
      return;
    case "hold":
    case "give-back":
    case "provider-refund":
      await on(day, (ctx) => moveBack(ctx, world, home, given)).catch(unlessRefused);
      return;
    case "reverse":
      await on(day, (ctx) => reverseLast(ctx, world)).catch(unlessRefused);
      return;
    default:
      await decide(world, day, given).catch(unlessRefused);
  }
}

/** The provider takes a payment from us, gives it back, or returns a part of it to the payer. */
async function moveBack(ctx: Ctx, { held }: World, { accountId }: Home, { kind, amount }: Step): Promise<void> {
  const paid = await ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.accountId, accountId)))
    .orderBy(payments.paidAt, payments.id);
  const payment = paid[amount % Math.max(paid.length, 1)];
  if (!payment) return;
  const sum = (BigInt(amount) % payment.amountMinor) + 1n;
  if (kind === "provider-refund") {
    await refundPayment(ctx, payment, sum);
    return;
  }
  const movements = (held.get(payment.id) ?? 0) + 1;
  held.set(payment.id, movements);
  await tellHeld(ctx, payment, kind === "hold" ? sum : 0n, movements);
}

async function reverseLast(ctx: Ctx, { homes }: World): Promise<void> {
  const ids = homes.map(({ accountId }) => accountId);
  const [last] = await ctx.tx
    .select({ id: adjustments.id })
    .from(adjustments)
    .where(
      and(eq(adjustments.tenantId, tenant.id), inArray(adjustments.accountId, ids), eq(adjustments.status, "posted")),
    )
    .orderBy(desc(adjustments.postedAt), desc(adjustments.id))
    .limit(1);
  if (last) await reverseAdjustment(ctx, { adjustmentId: last.id, note: "冲回" });
}

/** A discount, a use of credit or a corrected usage, proposed by the clerk and approved by the chief. */
async function decide(world: World, day: string, given: Step): Promise<void> {
  const propose = given.kind === "meter" ? proposeUsage : proposeSum;
  const adjustmentId = await on(day, (ctx) => propose(ctx, world, given), clerk);
  if (adjustmentId) await on(day, (ctx) => approveAdjustment(ctx, { adjustmentId, note: "" }));
}

async function proposeUsage(ctx: Ctx, { homes }: World, { home, amount }: Step): Promise<string | null> {
  const { accountId, agreementId } = homes[home]!;
  const [usage] = await ctx.tx
    .select({ id: usages.id })
    .from(usages)
    .where(and(eq(usages.tenantId, tenant.id), eq(usages.agreementId, agreementId), isNull(usages.supersededAt)));
  const common = { accountId, usageId: usage!.id, reason: "表计检定不合格", idempotencyKey: newId() };
  const quantity = String(amount % 12_000);
  return (await proposeMetering(ctx, { ...common, quantity, documentIds: [await paper(ctx)] })).id;
}

async function proposeSum(ctx: Ctx, { homes }: World, { kind, home, amount }: Step): Promise<string | null> {
  const { accountId } = homes[home]!;
  const standing = await ctx.tx
    .select({ id: bills.id })
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.accountId, accountId), inForce(ctx)))
    .orderBy(bills.billNo);
  const sum = proposal({
    ...{ accountId, kind: kind as (typeof discounts)[number], amountMinor: BigInt((amount % 60_000) + 1) },
    ...(standing.length > 0 && { billId: standing[amount % standing.length]!.id }),
    otherAccountNo: homes[1 - home]!.accountNo,
    documentIds: [await paper(ctx)],
  });
  return (await proposeAdjustment(ctx, sum)).id;
}

const paper = ({ tx }: Ctx) =>
  tx
    .insert(documents)
    .values({
      ...{ tenantId: tenant.id, kind: "adjustment-proof", fileName: "a.jpg", contentType: "image/jpeg", sizeBytes: 1 },
      ...{ sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "test" },
    })
    .returning()
    .then(([row]) => row!.id);

/** Told by the sources themselves, not by the difference: what each payment and each credit has left, never below nought. */
async function checkHome(ctx: Ctx, accountId: string): Promise<void> {
  const balance = await accountBalance(ctx, accountId);
  const open = (await listOpenBills(ctx, accountId)).reduce((sum, bill) => sum + bill.openMinor, 0n);
  const rests = await listSourceCredit(ctx, accountId);
  expect(rests.filter((rest) => rest < 0n)).toEqual([]);
  const unused = rests.reduce((sum, rest) => sum + rest, 0n);
  expect(open - unused).toBe(balance);
  expect(await unusedCredit(ctx, accountId)).toBe(unused);
}

test("over late fees, chargebacks, discounts and corrected usages open bills less unused credit are always the balance", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const homes = await on(begin, async (ctx) => [await makeHome(ctx), await makeHome(ctx)]);
      const world: World = { homes, held: new Map() };
      let day = begin;
      for (const one of steps) {
        day = plusDays(day, one.days);
        await take(world, day, one);
        await on(day, async (ctx) => {
          for (const { accountId } of homes) await checkHome(ctx, accountId);
        });
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);
