import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents, usages } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import {
  accountBalance,
  correctBill,
  issueBill,
  listBillsInForce,
  publishTariff,
  takePayment,
  unusedCredit,
} from "@/server/billing";
import { waterTariff } from "@/server/billing/test/tariffs";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { approveAdjustment } from "./approve-adjustment";
import { getAdjustment } from "./get-adjustment";
import { previewMetering, proposeMetering } from "./metering";
import { reverseAdjustment } from "./reverse-adjustment";
import { makeBilled, makeHeatCompany } from "./test/make-billed";

let tenant: Tenant;
let clerk: Actor;
let supervisor: Actor;
beforeAll(async () => {
  ({ tenant, clerk, supervisor } = await makeHeatCompany());
});
afterAll(closePools);

const autumn = new Date("2026-10-08T02:00:00Z");
const summer = new Date("2027-06-01T02:00:00Z");
const nextWinter = new Date("2027-12-01T02:00:00Z");
const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>, now = nextWinter) => asTenant(tenant, fn, { actor, now });

const paper = ({ tx, tenant: { id: tenantId } }: Ctx) =>
  tx
    .insert(documents)
    .values({
      ...{ tenantId, kind: "adjustment-proof", fileName: "检定.jpg", contentType: "image/jpeg", sizeBytes: 1 },
      ...{ sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
    })
    .returning()
    .then(([row]) => row!.id);

/** A home of 100 m² settled by 5,000 kWh and paid: 100 × 8.01 + 5,000 × 0.20 = 1,801.00. */
async function settled() {
  const made = await as(clerk, (ctx) => makeBilled(ctx, { settlement: "two-part" }), autumn);
  const [accountId, agreementId] = [made.account.id, made.agreement.id];
  const usageId = await as(
    clerk,
    async (ctx) => {
      const period = { periodFrom: "2026-11-15", periodTo: "2027-03-15", quantity: "5000", unit: "kwh" as const };
      const [row] = await ctx.tx
        .insert(usages)
        .values({ tenantId: tenant.id, agreementId, accountId, ...period })
        .returning();
      await correctBill(ctx, { agreementId, season: "2026-2027", reason: "采暖季结算" });
      await takePayment(ctx, { accountId, amountMinor: 180_100n, method: "cash" });
      return row!.id;
    },
    summer,
  );
  return { accountId, agreementId, usageId };
}

const propose = async (given: { accountId: string; usageId: string; quantity: string }) => {
  const documentIds = [await as(clerk, paper)];
  return as(clerk, (ctx) =>
    proposeMetering(ctx, { ...given, documentIds, reason: "表计检定不合格", idempotencyKey: newId() }),
  );
};
const approve = (adjustmentId: string) => as(supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId, note: "" }));
const balance = (accountId: string) => as(clerk, (ctx) => accountBalance(ctx, accountId));
const standing = (agreementId: string) =>
  as(clerk, async (ctx) => (await listBillsInForce(ctx, agreementId, "2026-2027")).map((bill) => bill.amountMinor));

describe("a metering correction of a past season", () => {
  test("makes the bill again once approved, supersedes what was believed, and what was paid too much is credit", async () => {
    const { accountId, agreementId, usageId } = await settled();
    const proposed = await propose({ accountId, usageId, quantity: "4000" });
    // 801.00 + 4,000 × 0.20 = 1,601.00, 200.00 less than the 1,801.00 that were paid
    expect(proposed).toMatchObject({ kind: "usage-less", amountMinor: 20_000n, status: "proposed" });
    expect(await standing(agreementId)).toEqual([180_100n]);
    await approve(proposed.id);
    expect(await standing(agreementId)).toEqual([160_100n]);
    expect(await as(clerk, (ctx) => unusedCredit(ctx, accountId))).toBe(20_000n);
    const shown = await as(clerk, (ctx) => getAdjustment(ctx, proposed.id));
    expect(shown).toMatchObject({ status: "posted", balance: { beforeMinor: 0n, afterMinor: -20_000n } });
    const believed = await as(clerk, (ctx) =>
      ctx.tx
        .select()
        .from(usages)
        .where(and(eq(usages.tenantId, tenant.id), eq(usages.agreementId, agreementId))),
    );
    const told = believed.map(({ quantity, supersededAt }) => [Number(quantity), supersededAt !== null]);
    expect(told.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [4000, false],
      [5000, true],
    ]);
  });

  test("that counts more is owed, and goes back whole when it is reversed", async () => {
    const { accountId, agreementId, usageId } = await settled();
    const proposed = await propose({ accountId, usageId, quantity: "5500.5" });
    // 500.5 × 0.20 = 100.10 more
    expect(proposed).toMatchObject({ kind: "usage-more", amountMinor: 10_010n });
    await approve(proposed.id);
    expect(await balance(accountId)).toBe(10_010n);
    await as(supervisor, (ctx) => reverseAdjustment(ctx, { adjustmentId: proposed.id, note: "检定有误" }));
    expect(await balance(accountId)).toBe(0n);
    expect(await standing(agreementId)).toEqual([180_100n]);
  });

  test("of a usage that was corrected meanwhile is refused, and nothing of it stays", async () => {
    const { accountId, agreementId, usageId } = await settled();
    const [first, second] = [
      await propose({ accountId, usageId, quantity: "4000" }),
      await propose({ accountId, usageId, quantity: "3000" }),
    ];
    await approve(first.id);
    await expect(approve(second.id)).rejects.toMatchObject({ code: "usage-gone" });
    expect(await standing(agreementId)).toEqual([160_100n]);
  });

  test("needs proof, another quantity, this account's usage, and a bill that changes", async () => {
    const [one, other] = [await settled(), await settled()];
    const preview = (given: { accountId: string; usageId: string; quantity: string }) =>
      as(clerk, (ctx) => previewMetering(ctx, given));
    const refusal = (given: Parameters<typeof preview>[0], code: string) =>
      expect(preview(given)).rejects.toMatchObject({ code });
    await refusal({ ...one, quantity: "5000.000" }, "usage-same");
    await expect(preview({ ...one, usageId: other.usageId, quantity: "1" })).rejects.toMatchObject({
      kind: "not-found",
    });
    // Capped at 110 % of 2,670.00 = 2,937.00: 801.00 + 20,000 × 0.20 and one kWh more are the same bill.
    await approve((await propose({ ...one, quantity: "20000" })).id);
    const [capped] = await as(clerk, (ctx) =>
      ctx.tx
        .select()
        .from(usages)
        .where(and(eq(usages.agreementId, one.agreementId), eq(usages.quantity, "20000"))),
    );
    // What was billed stays due on its day; the 1,136.00 more are a bill of their own.
    expect(await standing(one.agreementId)).toEqual([180_100n]);
    await expect(propose({ ...one, usageId: capped!.id, quantity: "20001" })).rejects.toMatchObject({
      code: "usage-same-bill",
    });
    const bare = { ...other, quantity: "4000", documentIds: [], reason: "表计检定", idempotencyKey: newId() };
    await expect(as(clerk, (ctx) => proposeMetering(ctx, bare))).rejects.toMatchObject({
      code: "correction-needs-evidence",
    });
  });
});

test("of water, later periods of the year are billed again because their tiers move", async () => {
  const water = await makeTenant({ kind: "water" });
  const [asker, decider] = [await makeStaff(water, ["clerk"]), await makeStaff(water, ["supervisor"])];
  const july = new Date("2026-07-10T02:00:00Z");
  const at = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(water, fn, { actor, now: july });
  const made = await at(asker, async (ctx) => {
    await publishTariff(ctx, { body: waterTariff(), effectiveFrom: "2025-01-01" });
    const { account, agreement } = await makeAccount(ctx, { settlement: "metered" });
    const mine = { tenantId: water.id, agreementId: agreement.id, accountId: account.id, unit: "m3" as const };
    const rows = await ctx.tx
      .insert(usages)
      .values([
        { ...mine, periodFrom: "2026-01-01", periodTo: "2026-03-31", quantity: "200" },
        { ...mine, periodFrom: "2026-04-01", periodTo: "2026-06-30", quantity: "100" },
      ])
      .returning();
    for (const [season, periodFrom, periodTo] of [
      ["2026-q1", "2026-01-01", "2026-03-31"],
      ["2026-q2", "2026-04-01", "2026-06-30"],
    ] as const)
      await issueBill(ctx, { agreementId: agreement.id, kind: "usage", season, periodFrom, periodTo });
    return { accountId: account.id, usageId: rows[0]!.id, documentIds: [await paper(ctx)] };
  });
  const owed = () => at(asker, (ctx) => accountBalance(ctx, made.accountId));
  // 180 × 5.00 + 20 × 7.00 = 1,040.00; from 200 to 300: 60 × 7.00 + 40 × 9.00 = 780.00. Together 1,820.00.
  expect(await owed()).toBe(182_000n);
  const asked = { ...made, quantity: "150", reason: "抄表看错一位", idempotencyKey: newId() };
  const { id } = await at(asker, (ctx) => proposeMetering(ctx, asked));
  await at(decider, (ctx) => approveAdjustment(ctx, { adjustmentId: id, note: "" }));
  // 150 × 5.00 = 750.00; from 150 to 250: 30 × 5.00 + 70 × 7.00 = 640.00. Together 1,390.00.
  expect(await owed()).toBe(139_000n);
});
