import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allocations, auditEvents, documents, hqApprovals, messages, postings } from "@/db/schema";
import { asTenant, makeHqStaff, makeResident, makeTenant, testNow } from "@/db/test/factories";
import { closePools, withGroupAnswer } from "@/db/tenant";
import { accountBalance, listOpenBills, publishTariff, reverseBill, takePayment, unusedCredit } from "@/server/billing";
import { getBill } from "@/server/billing/bills/get-bill";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { answerApproval } from "./answer-approval";
import { applyHqAnswerJob } from "./apply-hq-answer";
import { approveAdjustment } from "./approve-adjustment";
import { getAdjustment } from "./get-adjustment";
import { payOutRefund } from "./pay-out-refund";
import { proposeAdjustment } from "./propose-adjustment";
import { rejectAdjustment } from "./reject-adjustment";
import { reverseAdjustment } from "./reverse-adjustment";
import { saveApprovalLimits } from "./save-rules";
import { makeBilled, makeHeatCompany, proposal } from "./test/make-billed";
import { withdrawAdjustment } from "./withdraw-adjustment";

let tenant: Tenant;
let clerk: Actor;
let supervisor: Actor;
let admin: Actor;
beforeAll(async () => {
  ({ tenant, clerk, supervisor, admin } = await makeHeatCompany());
});
afterAll(closePools);

const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>, now = testNow) => asTenant(tenant, fn, { actor, now });
const system: Actor = { kind: "system", name: "test" };
const billed = (wish = {}) => as(system, (ctx) => makeBilled(ctx, wish));
const paper = (ctx: Ctx) =>
  ctx.tx
    .insert(documents)
    .values({
      ...{
        tenantId: ctx.tenant.id,
        kind: "evidence",
        fileName: "低保证.jpg",
        contentType: "image/jpeg",
        sizeBytes: 10,
      },
      ...{ sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
    })
    .returning()
    .then(([row]) => row!.id);
const balance = (accountId: string) => as(system, (ctx) => accountBalance(ctx, accountId));
const credit = (accountId: string) => as(system, (ctx) => unusedCredit(ctx, accountId));
const openOf = (accountId: string) =>
  as(system, async (ctx) => (await listOpenBills(ctx, accountId)).reduce((sum, bill) => sum + bill.openMinor, 0n));
const approve = (actor: Actor, adjustmentId: string) =>
  as(actor, (ctx) => approveAdjustment(ctx, { adjustmentId, note: "同意" }));
const propose = (actor: Actor, given: Parameters<typeof proposal>[0]) =>
  as(actor, (ctx) => proposeAdjustment(ctx, proposal(given)));
const waiver = async (accountId: string, billId: string, amountMinor: bigint, actor = clerk) => {
  const documentIds = [await as(system, paper)];
  return propose(actor, { accountId, billId, kind: "waiver", amountMinor, documentIds });
};

describe("a waiver", () => {
  test("of 300.00 settles that much of the bill once approved, and the payer hears of it", async () => {
    const { account, bill, owner } = await billed();
    const proposed = await waiver(account.id, bill.id, 30_000n);
    expect(proposed.status).toBe("proposed");
    expect(await balance(account.id)).toBe(267_000n);
    await approve(supervisor, proposed.id);
    // 2,670.00 − 300.00 = 2,370.00
    expect(await balance(account.id)).toBe(237_000n);
    expect(await openOf(account.id)).toBe(237_000n);
    const shown = await as(clerk, (ctx) => getAdjustment(ctx, proposed.id));
    expect(shown).toMatchObject({ status: "posted", balance: { beforeMinor: 267_000n, afterMinor: 237_000n } });
    expect(shown.postings).toMatchObject([{ debit: "waivers", credit: "receivable", amountMinor: 30_000n }]);
    const sent = await as(system, (ctx) =>
      ctx.tx
        .select()
        .from(messages)
        .where(and(eq(messages.tenantId, tenant.id), eq(messages.accountId, account.id))),
    );
    expect(sent.find((one) => one.recipient === owner.phone)?.body).toContain("困难减免 300.00 元");
    const trail = await as(system, (ctx) =>
      ctx.tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.subjectId, proposed.id)),
    );
    expect(trail.map((one) => one.action)).toEqual(["adjustments.propose", "adjustments.approve"]);
  });

  test("per m² counts the bill's area, is part of the bill's paid sum, and the resident can read the bill", async () => {
    const { account, bill } = await billed({ chargeableArea: "85.32" });
    const documentIds = [await as(system, paper)];
    const given = {
      accountId: account.id,
      billId: bill.id,
      kind: "waiver" as const,
      perSquareMetre: "3.5",
      documentIds,
    };
    const proposed = await propose(clerk, given);
    // 85.32 m² × 3.5 元 = 298.62 元
    expect(proposed.amountMinor).toBe(29_862n);
    await approve(supervisor, proposed.id);
    const resident = await makeResident(tenant, { account });
    const seen = await as(resident, (ctx) => getBill(ctx, bill.id));
    expect(seen.adjustments).toMatchObject([{ kind: "waiver", amountMinor: 29_862n }]);
    expect(seen.openMinor).toBe(bill.amountMinor - 29_862n);
  });

  test("needs proof, a bill in force of this account, and no more than the bill", async () => {
    const [one, other] = [await billed(), await billed()];
    const given = { accountId: one.account.id, kind: "waiver" as const, amountMinor: 100n };
    await expect(propose(clerk, { ...given, billId: one.bill.id })).rejects.toMatchObject({
      code: "waiver-needs-document",
    });
    await expect(waiver(one.account.id, other.bill.id, 100n)).rejects.toMatchObject({ kind: "not-found" });
    await expect(waiver(one.account.id, one.bill.id, 267_001n)).rejects.toMatchObject({
      code: "adjustment-above-bill",
      params: { bill: "2670.00", left: "2670.00" },
    });
    const documentIds = [newId()];
    await expect(propose(clerk, { ...given, billId: one.bill.id, documentIds })).rejects.toMatchObject({
      code: "document-gone",
    });
  });

  test("is refused where the bill waives already: by its own line for low income, or by hand", async () => {
    const low = await makeTenant({ kind: "heating" });
    const lowIncome = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
    const { account, bill } = await asTenant(low, async (ctx) => {
      await publishTariff(ctx, { body: heatingTariff({ waiver: lowIncome }), effectiveFrom: "2025-01-01" });
      return makeBilled(ctx, { lowIncome: true, builtArea: "80.00" });
    });
    // 80 m² × 26.70 − 80 m² × 7.20 = 1,560.00
    expect(bill.amountMinor).toBe(156_000n);
    const again = asTenant(low, async (ctx) => {
      const sum = { kind: "waiver" as const, perSquareMetre: "7.2", documentIds: [await paper(ctx)] };
      return proposeAdjustment(ctx, proposal({ accountId: account.id, billId: bill.id, ...sum }));
    });
    await expect(again).rejects.toMatchObject({ code: "bill-waived", field: "billId", params: { bill: bill.billNo } });

    const byHand = await billed();
    const twice = () => waiver(byHand.account.id, byHand.bill.id, 10_000n);
    const [first, second] = [await twice(), await twice()];
    await approve(supervisor, first.id);
    await expect(approve(supervisor, second.id)).rejects.toMatchObject({ code: "bill-waived" });
    await expect(twice()).rejects.toMatchObject({ code: "bill-waived" });
    expect(await balance(byHand.account.id)).toBe(257_000n);
  });

  test("of a paid bill becomes credit", async () => {
    const { account, bill } = await billed();
    await as(clerk, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }));
    await approve(supervisor, (await waiver(account.id, bill.id, 10_000n)).id);
    expect(await credit(account.id)).toBe(10_000n);
    expect(await balance(account.id)).toBe(-10_000n);
  });
});

test("a bill that is taken back after its waiver was reversed owes nothing more, and a standing waiver becomes credit", async () => {
  const [one, other] = [await billed(), await billed()];
  const [gone, stands] = [
    await waiver(one.account.id, one.bill.id, 30_000n),
    await waiver(other.account.id, other.bill.id, 30_000n),
  ];
  for (const { id } of [gone, stands]) await approve(supervisor, id);
  await as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: gone.id, note: "证件过期" }));
  for (const { bill } of [one, other]) await as(clerk, (ctx) => reverseBill(ctx, bill, "开错户"));
  // 2,670.00 − 300.00 + 300.00 − 2,670.00 = 0; without the second 300.00 it is a credit of 300.00
  expect(await balance(one.account.id)).toBe(0n);
  expect(await balance(other.account.id)).toBe(-30_000n);
  expect(await credit(other.account.id)).toBe(30_000n);
});

describe("approval", () => {
  test("is never by the proposer, never above one's limit, and once only", async () => {
    const { account, bill } = await billed();
    const mine = await waiver(account.id, bill.id, 60_000n, supervisor);
    await expect(approve(supervisor, mine.id)).rejects.toMatchObject({ code: "adjustment-own" });
    // A clerk's limit is 500.00 元.
    await expect(approve(clerk, mine.id)).rejects.toMatchObject({
      code: "adjustment-above-limit",
      params: { limit: "500.00" },
    });
    const [a, b] = await Promise.allSettled([approve(admin, mine.id), approve(admin, mine.id)]);
    expect([a.status, b.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = [a, b].find((one) => one.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "adjustment-decided" });
    expect(await balance(account.id)).toBe(207_000n);
  });

  test("may be refused by a colleague and withdrawn by the proposer; then nothing is posted", async () => {
    const { account, bill } = await billed();
    const first = await waiver(account.id, bill.id, 1_000n);
    await expect(
      as(clerk, (ctx) => rejectAdjustment(ctx, { adjustmentId: first.id, note: "不符" })),
    ).rejects.toMatchObject({ code: "adjustment-own-reject" });
    await as(supervisor, (ctx) => rejectAdjustment(ctx, { adjustmentId: first.id, note: "材料不符" }));
    await expect(approve(admin, first.id)).rejects.toMatchObject({ code: "adjustment-decided" });
    const second = await waiver(account.id, bill.id, 1_000n);
    await expect(as(admin, (ctx) => withdrawAdjustment(ctx, second.id))).rejects.toMatchObject({
      code: "adjustment-not-own",
    });
    await as(clerk, (ctx) => withdrawAdjustment(ctx, second.id));
    expect(await balance(account.id)).toBe(267_000n);
  });

  test("follows the subsidiary's own limits from the day they are set", async () => {
    const other = await makeHeatCompany();
    const at = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(other.tenant, fn, { actor });
    await at(other.admin, (ctx) => saveApprovalLimits(ctx, { clerk: "0", supervisor: "100.00", admin: "200.00" }));
    const { account, bill } = await at(system, (ctx) => makeBilled(ctx));
    const given = { accountId: account.id, billId: bill.id, kind: "write-down" as const, amountMinor: 10_000n };
    const small = await at(other.clerk, (ctx) => proposeAdjustment(ctx, proposal(given)));
    await at(other.supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId: small.id, note: "" }));
    const large = await at(other.clerk, (ctx) => proposeAdjustment(ctx, proposal({ ...given, amountMinor: 20_001n })));
    expect(large.status).toBe("awaiting-hq");
  });

  test("is the same proposal when the form is sent twice", async () => {
    const { account, bill } = await billed();
    const given = proposal({ accountId: account.id, billId: bill.id, kind: "write-down", amountMinor: 500n });
    const first = await as(clerk, (ctx) => proposeAdjustment(ctx, given));
    expect((await as(clerk, (ctx) => proposeAdjustment(ctx, given))).id).toBe(first.id);
    await expect(as(clerk, (ctx) => proposeAdjustment(ctx, { ...given, amountMinor: 600n }))).rejects.toMatchObject({
      code: "adjustment-key-reused",
    });
  });
});

describe("above the subsidiary's own limit", () => {
  /** 1,000 m² × 26.7 = 26,700.00 元; the default limit is 20,000.00. */
  const large = async () => {
    const made = await billed({ chargeableArea: "1000", builtArea: "1000" });
    return { ...made, proposed: await waiver(made.account.id, made.bill.id, 2_500_000n) };
  };
  const hqOf = (group = { id: tenant.groupId }) => makeHqStaff(group);
  const answer = async (approvalId: string, word: "approved" | "rejected") =>
    answerApproval(
      { group: { id: tenant.groupId }, actor: await hqOf(), now: testNow },
      { tenantId: tenant.id, approvalId, answer: word, note: "按集团规定" },
    );

  test("nobody of the subsidiary can approve; headquarters answers and the subsidiary's worker posts", async () => {
    const { account, proposed } = await large();
    expect(proposed.status).toBe("awaiting-hq");
    for (const actor of [supervisor, admin])
      await expect(approve(actor, proposed.id)).rejects.toMatchObject({ code: "adjustment-awaits-hq" });
    await answer(proposed.id, "approved");
    expect(await balance(account.id)).toBe(2_670_000n);
    await applyHqAnswerJob({ tenantId: tenant.id, adjustmentId: proposed.id });
    await applyHqAnswerJob({ tenantId: tenant.id, adjustmentId: proposed.id });
    // 26,700.00 − 25,000.00 = 1,700.00, once
    expect(await balance(account.id)).toBe(170_000n);
    await expect(answer(proposed.id, "rejected")).rejects.toMatchObject({ code: "approval-answered" });
  });

  test("a refusal by headquarters leaves everything as it was", async () => {
    const { account, proposed } = await large();
    await answer(proposed.id, "rejected");
    await applyHqAnswerJob({ tenantId: tenant.id, adjustmentId: proposed.id });
    expect(await balance(account.id)).toBe(2_670_000n);
    expect(await as(clerk, (ctx) => getAdjustment(ctx, proposed.id))).toMatchObject({
      status: "rejected",
      decisionNote: "按集团规定",
    });
  });

  test("headquarters can insert its answer and change nothing else, and no other group can answer", async () => {
    const { proposed } = await large();
    const inGroup = <T>(fn: Parameters<typeof withGroupAnswer<T>>[2]) => withGroupAnswer(tenant.groupId, tenant.id, fn);
    await expect(inGroup((tx) => tx.update(hqApprovals).set({ amountMinor: 1n }))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    await expect(inGroup((tx) => tx.select().from(postings))).rejects.toMatchObject({ cause: { code: "42501" } });
    const stranger = await makeHeatCompany();
    const actor = await makeHqStaff({ id: stranger.tenant.groupId });
    const word = { tenantId: tenant.id, approvalId: proposed.id, answer: "approved" as const, note: "同意" };
    await expect(
      answerApproval({ group: { id: stranger.tenant.groupId }, actor, now: testNow }, word),
    ).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a refund", () => {
  test("above what was paid, or above what is unused, is refused in words", async () => {
    const { account } = await billed();
    await as(clerk, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 300_000n, method: "cash" }));
    // Paid 3,000.00, billed 2,670.00: 330.00 is unused.
    const refund = (amountMinor: bigint) => propose(clerk, { accountId: account.id, kind: "refund", amountMinor });
    await expect(refund(300_001n)).rejects.toMatchObject({
      code: "refund-above-paid",
      params: { paid: "3000.00", credit: "330.00" },
    });
    await expect(refund(33_001n)).rejects.toMatchObject({ code: "refund-above-credit", params: { credit: "330.00" } });
    const [first, second] = [await refund(33_000n), await refund(33_000n)];
    await approve(supervisor, first.id);
    expect(await balance(account.id)).toBe(0n);
    // The second was fine when proposed; by now the credit is gone.
    await expect(approve(supervisor, second.id)).rejects.toMatchObject({ code: "refund-above-credit" });
    await as(clerk, (ctx) => payOutRefund(ctx, { adjustmentId: first.id, from: "cash" }));
    await expect(as(clerk, (ctx) => payOutRefund(ctx, { adjustmentId: first.id, from: "cash" }))).rejects.toMatchObject(
      { code: "refund-paid-out" },
    );
    const shown = await as(clerk, (ctx) => getAdjustment(ctx, first.id));
    expect(shown.postings.map(({ debit, credit: to, amountMinor }) => [debit, to, amountMinor])).toEqual([
      ["receivable", "refunds-payable", 33_000n],
      ["refunds-payable", "cash", 33_000n],
    ]);
  });

  test("takes of the credit for good: the next bill is not settled from it again", async () => {
    const { account, agreement } = await as(system, (ctx) => makeBilled(ctx));
    await as(clerk, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 270_000n, method: "cash" }));
    const refund = await propose(clerk, { accountId: account.id, kind: "refund", amountMinor: 2_000n });
    await approve(supervisor, refund.id);
    // 2,700.00 − 2,670.00 − 20.00 = 10.00 of credit is left
    expect(await credit(account.id)).toBe(1_000n);
    expect(agreement.id).toBeDefined();
    const { rows } = await as(system, (ctx) =>
      ctx.tx.select().from(allocations).where(eq(allocations.accountId, account.id)),
    ).then((all) => ({ rows: all }));
    expect(rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(267_000n);
  });
});

describe("a carry-over", () => {
  test("moves credit to another account, settles its bill there, and sums to nought over both", async () => {
    const [rich, poor] = [await billed(), await billed()];
    await as(clerk, (ctx) => takePayment(ctx, { accountId: rich.account.id, amountMinor: 300_000n, method: "cash" }));
    const carry = { accountId: rich.account.id, kind: "carry-over" as const, amountMinor: 33_000n };
    await expect(propose(clerk, { ...carry, otherAccountNo: "no-such" })).rejects.toMatchObject({
      code: "account-no-unknown",
    });
    const proposed = await propose(clerk, { ...carry, otherAccountNo: poor.account.accountNo });
    await approve(supervisor, proposed.id);
    expect(await balance(rich.account.id)).toBe(0n);
    // 2,670.00 − 330.00 = 2,340.00
    expect(await balance(poor.account.id)).toBe(234_000n);
    expect(await openOf(poor.account.id)).toBe(234_000n);
    await as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: proposed.id, note: "转错户" }));
    expect(await credit(rich.account.id)).toBe(33_000n);
    expect(await openOf(poor.account.id)).toBe(267_000n);
  });
});

describe("a reversal", () => {
  test("opens the bill again by mirror postings, once", async () => {
    const { account, bill } = await billed();
    const proposed = await waiver(account.id, bill.id, 30_000n);
    await approve(supervisor, proposed.id);
    const back = () => as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: proposed.id, note: "证件过期" }));
    await back();
    expect(await balance(account.id)).toBe(267_000n);
    expect(await openOf(account.id)).toBe(267_000n);
    await expect(back()).rejects.toMatchObject({ code: "adjustment-decided" });
  });

  test("asks for the limit that the approval asked for", async () => {
    const { account, bill } = await billed();
    const proposed = await waiver(account.id, bill.id, 60_000n);
    await approve(supervisor, proposed.id);
    // A clerk's limit is 500.00 元.
    await expect(
      as(clerk, (ctx) => reverseAdjustment(ctx, { adjustmentId: proposed.id, note: "证件过期" })),
    ).rejects.toMatchObject({ code: "adjustment-above-limit", params: { limit: "500.00" } });
    expect(await balance(account.id)).toBe(207_000n);
  });

  test("is refused while a refund lives on its credit", async () => {
    const { account, bill } = await billed();
    await as(clerk, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }));
    const given = await waiver(account.id, bill.id, 30_000n);
    await approve(supervisor, given.id);
    const refund = await propose(clerk, { accountId: account.id, kind: "refund", amountMinor: 30_000n });
    await approve(supervisor, refund.id);
    await expect(
      as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: given.id, note: "证件过期" })),
    ).rejects.toMatchObject({ code: "adjustment-credit-spent" });
    await as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: refund.id, note: "未领取" }));
    await as(admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: given.id, note: "证件过期" }));
    expect(await balance(account.id)).toBe(0n);
  });
});
