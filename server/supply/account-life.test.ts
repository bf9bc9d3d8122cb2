import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  accounts,
  adjustments,
  chargeableAreas,
  configDocuments,
  postings,
  tickets,
  workflowStates,
} from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { householdAt } from "@/server/accounts";
import { approveAdjustment } from "@/server/adjustments/approve-adjustment";
import { proposeAdjustment } from "@/server/adjustments/propose-adjustment";
import { reverseAdjustment } from "@/server/adjustments/reverse-adjustment";
import { approveProposed } from "@/server/adjustments/test/approve-proposed";
import { makeBilled, makeHeatCompany, proposal } from "@/server/adjustments/test/make-billed";
import { accountBalance, correctBill, listOpenBills, takePayment, unusedCredit } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { changeAreas } from "./dated/change-areas";
import { ownerAt } from "./dated/owner-at";
import { demolish } from "./demolish";
import { mergeAccounts } from "./merge-accounts";
import { rename } from "./rename";
import { splitAccount } from "./split-account";

let tenant: Tenant;
let clerk: Actor;
let supervisor: Actor;
beforeAll(async () => {
  ({ tenant, clerk, supervisor } = await makeHeatCompany());
});
afterAll(closePools);

const autumn = new Date("2026-10-08T02:00:00Z");
/** 26 December in Jinan; what happens "on 25 December" happened yesterday. */
const december = new Date("2026-12-26T02:00:00Z");
const on = "2026-12-25";
const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>, now = december) => asTenant(tenant, fn, { actor, now });
const billed = (wish = {}) => as(clerk, (ctx) => makeBilled(ctx, wish), autumn);
const pay = (accountId: string, amountMinor: bigint) =>
  as(clerk, (ctx) => takePayment(ctx, { accountId, amountMinor, method: "cash" }), autumn);
const balance = (accountId: string) => as(clerk, (ctx) => accountBalance(ctx, accountId));
const openOf = (accountId: string) =>
  as(clerk, async (ctx) => (await listOpenBills(ctx, accountId)).map((bill) => bill.openMinor));
const approveAll = (accountId: string) => as(supervisor, (ctx) => approveProposed(ctx, accountId));
const clearing = () =>
  as(clerk, async (ctx) => {
    const rows = await ctx.tx.select().from(postings).where(eq(postings.tenantId, tenant.id));
    return rows.reduce((sum, row) => {
      if (row.debit === "transfer-clearing") return sum + row.amountMinor;
      return row.credit === "transfer-clearing" ? sum - row.amountMinor : sum;
    }, 0n);
  });

/** 60 m² and 40 m² under one agreement: 1,602.00 + 1,068.00 = 2,670.00. */
async function twoAreas() {
  const made = await billed({ chargeableArea: "60.00" });
  return as(
    clerk,
    async (ctx) => {
      await ctx.tx.insert(chargeableAreas).values({
        ...made.area,
        ...{ id: newId(), areaNo: "2", chargeableArea: "40.00", builtArea: "40.00" },
      });
      await correctBill(ctx, { agreementId: made.agreement.id, season: "2026-2027", reason: "补录面积" });
      return made;
    },
    autumn,
  );
}

test("a demolition bills the days delivered, gives the rest back as credit, and closes the account", async () => {
  const { account } = await billed();
  await pay(account.id, 267_000n);
  await as(clerk, (ctx) => demolish(ctx, { accountId: account.id, on, reason: "棚改拆迁" }));
  // 15 November to 24 December: 40 of 121 days. 2,670.00 × 40 ÷ 121 = 882.64; credit 2,670.00 − 882.64 = 1,787.36
  expect(await balance(account.id)).toBe(-178_736n);
  const [closed] = await as(clerk, (ctx) => ctx.tx.select().from(accounts).where(eq(accounts.id, account.id)));
  expect(closed).toMatchObject({ status: "closed", closedOn: on });
  await expect(as(clerk, (ctx) => demolish(ctx, { accountId: account.id, on, reason: "再次" }))).rejects.toMatchObject({
    code: "account-closed",
  });
  const refund = await as(clerk, (ctx) =>
    proposeAdjustment(ctx, proposal({ accountId: account.id, kind: "refund", amountMinor: 178_736n })),
  );
  await as(supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId: refund.id, note: "" }));
  expect(await balance(account.id)).toBe(0n);
});

test("neither a demolition nor a merge closes an account with a request under way", async () => {
  const [into, from] = [await billed(), await billed()];
  const ticketNo = `T-${from.account.accountNo}`;
  await as(clerk, async (ctx) => {
    const [version] = await ctx.tx
      .insert(configDocuments)
      .values({
        ...{ tenantId: tenant.id, kind: "workflow", slug: `w-${ticketNo}`, version: 1, status: "published", body: {} },
        ...{ authorName: "test", effectiveFrom: "2020-01-01" },
      })
      .returning();
    await ctx.tx.insert(workflowStates).values({ tenantId: tenant.id, versionId: version!.id, state: "received" });
    await ctx.tx.insert(tickets).values({
      ...{ tenantId: tenant.id, ticketNo, type: "payment", workflowVersionId: version!.id, state: "received" },
      ...{ phase: "open", channel: "counter", subject: "缴费", openedByName: "张敏", accountId: from.account.id },
      ...{ openedAt: december, stateSince: december },
    });
  });
  const refused = { code: "account-has-requests", params: { number: ticketNo } };
  await expect(
    as(clerk, (ctx) => demolish(ctx, { accountId: from.account.id, on, reason: "拆迁" })),
  ).rejects.toMatchObject(refused);
  const merge = { accountId: into.account.id, fromAccountId: from.account.id, on, reason: "并户" };
  await expect(as(clerk, (ctx) => mergeAccounts(ctx, merge))).rejects.toMatchObject(refused);
});

describe("a split", () => {
  const split = (accountId: string, rule: "stay" | "by-area", areaNos = ["2"]) =>
    as(clerk, (ctx) =>
      splitAccount(ctx, {
        ...{ accountId, on, areaNos, rule, reason: "分户" },
        newOwner: { name: "赵敏", phone: "13900001234" },
      }),
    );

  test("bills each for its own days, and what was paid for the leaving area goes with it", async () => {
    const { account } = await twoAreas();
    await pay(account.id, 267_000n);
    const next = await split(account.id, "by-area");
    await approveAll(account.id);
    // Stays: 1,602.00 + 1,068.00 × 40 ÷ 121 = 353.06 → 1,955.06. Leaves: 1,068.00 × 81 ÷ 121 = 714.94. Together 2,670.00.
    // Paid 2,670.00 − 1,955.06 = 714.94 set free, and it goes along.
    expect(await balance(account.id)).toBe(0n);
    expect(await balance(next.accountId)).toBe(0n);
    expect(await openOf(next.accountId)).toEqual([]);
    expect(await clearing()).toBe(0n);
  });

  test("by the rule `stay` leaves the credit where it was, and the new account owes its own days", async () => {
    const { account } = await twoAreas();
    await pay(account.id, 267_000n);
    const next = await split(account.id, "stay");
    expect(await as(clerk, (ctx) => unusedCredit(ctx, account.id))).toBe(71_494n);
    expect(await balance(next.accountId)).toBe(71_494n);
  });

  test("of one owner's home keeps its household on both sides, and a buyer's is one of their own", async () => {
    const mine = await billed({
      lowIncome: true,
      householdSize: "5",
      phone: "13900007777",
      idNumber: null,
      ownerName: "钱多",
    });
    const loft = { ...mine.area, id: newId(), areaNo: "2", chargeableArea: "40.00", builtArea: "40.00" };
    await as(clerk, (ctx) => ctx.tx.insert(chargeableAreas).values(loft));
    const own = { name: "钱多", phone: "13900007777" };
    const next = await as(clerk, (ctx) =>
      splitAccount(ctx, {
        accountId: mine.account.id,
        on,
        areaNos: ["2"],
        rule: "stay",
        reason: "分户",
        newOwner: own,
      }),
    );
    const lives = (accountId: string) => as(clerk, (ctx) => householdAt(ctx, { accountId, on }));
    expect(await lives(next.accountId)).toEqual({ lowIncome: true, size: "5" });
    const { account } = await twoAreas();
    const sold = await split(account.id, "stay");
    expect(await lives(sold.accountId)).toBeNull();
  });

  test("needs an area that leaves and one that stays", async () => {
    const { account } = await twoAreas();
    for (const areaNos of [[], ["1", "2"], ["9"]])
      await expect(split(account.id, "stay", areaNos)).rejects.toMatchObject({ code: "split-areas" });
  });
});

test("a merge carries every unpaid 分 with its due day, and leaves a closed account at nought", async () => {
  const [into, from] = [await billed(), await billed()];
  await as(clerk, (ctx) =>
    mergeAccounts(ctx, { accountId: into.account.id, fromAccountId: from.account.id, on, reason: "两户打通" }),
  );
  await approveAll(from.account.id);
  // From: 2,670.00 × 40 ÷ 121 = 882.64 carried; its remaining 81 days 1,787.36 billed here; own 2,670.00. Together 5,340.00.
  expect(await balance(from.account.id)).toBe(0n);
  expect(await balance(into.account.id)).toBe(534_000n);
  const open = await as(clerk, (ctx) => listOpenBills(ctx, into.account.id));
  const carried = open.find((bill) => bill.kind === "carried");
  expect(carried).toMatchObject({ openMinor: 88_264n, dueOn: from.bill.dueOn });
  expect(await clearing()).toBe(0n);
  // Paying it works as for any bill.
  await as(clerk, (ctx) =>
    takePayment(ctx, {
      ...{ accountId: into.account.id, amountMinor: 88_264n, method: "cash" },
      billIds: [carried!.id],
    }),
  );
  expect((await openOf(into.account.id)).reduce((sum, one) => sum + one, 0n)).toBe(445_736n);
});

test("a merge moves neither debt nor credit by one hand, and above the house's own limit headquarters decides", async () => {
  const [into, from, rich] = [await billed(), await billed(), await billed()];
  await pay(rich.account.id, 2_767_000n);
  for (const one of [from, rich])
    await as(clerk, (ctx) =>
      mergeAccounts(ctx, { accountId: into.account.id, fromAccountId: one.account.id, on, reason: "并户" }),
    );
  const proposed = (accountId: string) =>
    as(clerk, (ctx) => ctx.tx.select().from(adjustments).where(eq(adjustments.accountId, accountId)));
  const [debt] = await proposed(from.account.id);
  // 882.64 of the days before stay on the closed account; the 81 days after, 2 × 1,787.36, are billed here.
  expect(debt).toMatchObject({ kind: "carry-debt", status: "proposed", amountMinor: 88_264n });
  expect(await balance(from.account.id)).toBe(88_264n);
  expect(await balance(into.account.id)).toBe(267_000n + 2n * 178_736n);
  await expect(as(clerk, (ctx) => approveAdjustment(ctx, { adjustmentId: debt!.id, note: "" }))).rejects.toMatchObject({
    code: "adjustment-own",
  });
  // 27,670.00 − 882.64 = 26,787.36 are more than the 20,000.00 that anybody of the house may approve.
  const [credit] = await proposed(rich.account.id);
  expect(credit).toMatchObject({ kind: "carry-over", status: "awaiting-hq", amountMinor: 2_678_736n });
  expect(await balance(rich.account.id)).toBe(-2_678_736n);
});

test("a debt that waited for its approval is carried as of the day on which it moves", async () => {
  const [into, from] = [await billed(), await billed()];
  await as(clerk, (ctx) =>
    mergeAccounts(ctx, { accountId: into.account.id, fromAccountId: from.account.id, on, reason: "并户" }),
  );
  const before = (await balance(into.account.id)) + (await balance(from.account.id));
  await as(supervisor, (ctx) => approveProposed(ctx, from.account.id), new Date("2026-12-30T02:00:00Z"));
  for (const asOf of ["2026-12-26", "2026-12-29", "2026-12-30"]) {
    const sums = [into, from].map(({ account }) => as(clerk, (ctx) => accountBalance(ctx, account.id, { asOf })));
    const [there, here] = await Promise.all(sums);
    expect(there! + here!, asOf).toBe(before);
    expect(here, asOf).toBe(asOf < "2026-12-30" ? 88_264n : 0n);
  }
});

test("a carried debt goes back whole when its transfer is reversed", async () => {
  const [into, from] = [await billed(), await billed()];
  await as(clerk, (ctx) =>
    mergeAccounts(ctx, { accountId: into.account.id, fromAccountId: from.account.id, on, reason: "并户" }),
  );
  await approveAll(from.account.id);
  const [row] = await as(clerk, (ctx) =>
    ctx.tx
      .select()
      .from(adjustments)
      .where(and(eq(adjustments.accountId, from.account.id), eq(adjustments.kind, "carry-debt"))),
  );
  await as(supervisor, (ctx) => reverseAdjustment(ctx, { adjustmentId: row!.id, note: "并错户" }));
  expect(await openOf(from.account.id)).toEqual([88_264n]);
  expect(await balance(into.account.id)).toBe(534_000n - 88_264n);
  expect(await clearing()).toBe(0n);
});

test("a rename holds from its day; before it the old name stands, and the debt stays whose it is", async () => {
  const { account, owner } = await billed();
  await as(clerk, (ctx) => rename(ctx, { accountId: account.id, name: "王建华", on, reason: "户籍更名" }));
  const nameOn = (day: string) => as(clerk, (ctx) => ownerAt(ctx, { accountId: account.id, on: day }));
  expect(await nameOn("2026-12-24")).toMatchObject({ name: owner.name, personId: owner.id });
  expect(await nameOn(on)).toMatchObject({ name: "王建华", phone: owner.phone, idNumber: owner.idNumber });
  expect(await balance(account.id)).toBe(267_000n);
  await expect(
    as(clerk, (ctx) => rename(ctx, { accountId: account.id, name: "王建华", on, reason: "重复" })),
  ).rejects.toMatchObject({ code: "rename-same" });
});

test("a partial stop of one of two areas leaves the base fee of the stopped one", async () => {
  const { account, agreement } = await twoAreas();
  await as(
    clerk,
    async (ctx) => {
      await changeAreas(ctx, {
        ...{ agreementId: agreement.id, from: "2026-11-15", areaNos: ["2"] },
        change: { supplyState: "stopped" },
      });
      await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "部分报停" });
    },
    autumn,
  );
  // 60 × 26.7 = 1,602.00; 40 × 26.7 × 15 % = 160.20
  expect(await balance(account.id)).toBe(176_220n);
});
