import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { accounts, messages, residentLinks } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeTenant, testPhone } from "@/db/test/factories";
import {
  accountBalance,
  amountOwed,
  billingEffects,
  correctBill,
  issueBill,
  listBillsInForce,
  listOpenBills,
  runSeason,
  takePayment,
  unusedCredit,
} from "@/server/billing";
import { findSession, openSession } from "@/server/identity";
import type { Ctx, Tenant } from "@/server/platform/context";
import { resolveSite } from "@/tenants/resolve";
import { areasAt } from "../dated/areas-at";
import { ownerAt } from "../dated/owner-at";
import { listAgreements } from "../list-agreements";
import { dailyWinters, makeWinter, twoWinters } from "../test/make-winter";
import { noMove, ticketOf } from "../test/ticket-of";
import { changeOwner } from "./change-owner";

type Heating = Extract<typeof twoWinters, { kind: "heating" }>;

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await asTenant(tenant, (ctx) => makeWinter(ctx));
});

const transferOf = (ctx: Ctx, accountId: string, form: Record<string, unknown> = {}, facts = {}) =>
  ticketOf(ctx, {
    type: "transfer",
    accountId,
    form: { "new-owner-name": "赵新", "new-owner-phone": testPhone(), "transfer-date": "2026-10-01", ...form },
    facts,
  });

const seasonBill = (ctx: Ctx, agreementId: string) =>
  issueBill(ctx, {
    agreementId,
    kind: "season",
    season: "2026-2027",
    periodFrom: "2026-11-15",
    periodTo: "2027-03-15",
  });

test("the owner changes on the day of the handover, and both beliefs can be asked for", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx, { ownerName: "王建国" });
    await changeOwner(ctx, transferOf(ctx, account.id), noMove);
    const nameOn = async (on: string, knownAt?: Date) =>
      (await ownerAt(ctx, { accountId: account.id, on, ...(knownAt ? { knownAt } : {}) }))?.name;
    expect(await nameOn("2026-09-30")).toBe("王建国");
    expect(await nameOn("2026-10-01")).toBe("赵新");
    // Recorded on the 8th: a bill made on the 5th saw the former owner, and rightly so.
    expect(await nameOn("2026-10-05", new Date("2026-10-05T00:00:00Z"))).toBeUndefined();
  }));

test("the former owner's open session loses the account with its next request", async () => {
  const site = await resolveSite(`${tenant.slug}.localhost`);
  const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const resident = await makeResident(tenant, { account });
  const token = await openSession(resident.userId, site!, { userAgent: null, ip: null });
  const { sessions } = await import("@/db/schema");
  const { withSystem } = await import("@/db/tenant");
  await withSystem((tx) =>
    tx.update(sessions).set({ accountId: account.id }).where(eq(sessions.userId, resident.userId)),
  );
  const before = await findSession(token, site!, new Date());
  expect(before?.accountId).toBe(account.id);
  await asTenant(tenant, (ctx) => changeOwner(ctx, transferOf(ctx, account.id), noMove));
  const after = await findSession(token, site!, new Date());
  expect(after).toMatchObject({ userId: resident.userId, accountId: null });
});

test("a new owner who confirmed by phone can open the account from the handover on, and no paper of before", async () => {
  const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const newOwner = await makeResident(tenant);
  await asTenant(tenant, (ctx) =>
    changeOwner(ctx, transferOf(ctx, account.id, {}, { newOwnerUserId: newOwner.userId }), noMove),
  );
  const links = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(residentLinks)
      .where(and(eq(residentLinks.accountId, account.id), isNull(residentLinks.revokedAt))),
  );
  expect(links).toMatchObject([{ residentUserId: newOwner.userId, since: new Date("2026-09-30T16:00:00Z") }]);
});

test("the new owner is told by SMS which account is theirs and from which day", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx);
    const phone = testPhone();
    await changeOwner(ctx, transferOf(ctx, account.id, { "new-owner-phone": phone }), noMove);
    const sent = await ctx.tx
      .select({ body: messages.body })
      .from(messages)
      .where(and(eq(messages.tenantId, tenant.id), eq(messages.recipient, phone)));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toContain(`户号 ${account.accountNo}，自 2026-10-01 起`);
  }));

test("by default nothing that is due may be open", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account, agreement } = await makeAccount(ctx);
      await seasonBill(ctx, agreement.id);
      // Due on 31 December, and it is January: 100 m² × 26.70 = 2,670.00 are owed.
      await expect(
        changeOwner(ctx, transferOf(ctx, account.id, { "transfer-date": "2027-01-10" }), noMove),
      ).rejects.toMatchObject({
        code: "transfer-account-owes",
        params: { amount: "2670.00" },
      });
    },
    { now: new Date("2027-01-12T02:00:00Z") },
  ));

test("a bill that is not due and for days to come goes with the home", () =>
  inTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx);
    await seasonBill(ctx, agreement.id);
    const facts = await changeOwner(ctx, transferOf(ctx, account.id), noMove);
    expect(facts.newAccountId).toBeUndefined();
    expect(await listOpenBills(ctx, account.id)).toHaveLength(1);
  }));

test("a waiver and the tiers of the former household end with the handover, and never in a bill that began before it", async () => {
  const own = await makeTenant();
  const waiver = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
  await asTenant(own, (ctx) => makeWinter(ctx, { ...(twoWinters as Heating), waiver }));
  await inTenant(own, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx, { lowIncome: true });
    // 100 m² × 26.70 − 100 m² × 7.20
    expect((await seasonBill(ctx, agreement.id)).amountMinor).toBe(195_000n);
    await changeOwner(ctx, transferOf(ctx, account.id), noMove);
    expect((await listOpenBills(ctx, account.id)).map(({ amountMinor }) => amountMinor)).toEqual([267_000n]);
  });
  const january = { now: new Date("2027-01-12T02:00:00Z") };
  await inTenant(
    own,
    async (ctx) => {
      const { account, agreement } = await makeAccount(ctx, { lowIncome: true });
      await seasonBill(ctx, agreement.id);
      await takePayment(ctx, { accountId: account.id, amountMinor: 195_000n, method: "cash" });
      await changeOwner(ctx, transferOf(ctx, account.id, { "transfer-date": "2027-01-10" }), noMove);
      const again = { agreementId: agreement.id, season: "2026-2027", reason: "复核" };
      expect(await correctBill(ctx, again)).toMatchObject({ changed: false, afterMinor: 195_000n });
      const next = { season: "2027-2028", periodFrom: "2027-11-15", periodTo: "2028-03-15" };
      const bill = await issueBill(ctx, { agreementId: agreement.id, kind: "season", ...next });
      expect(bill.amountMinor).toBe(267_000n);
    },
    january,
  );
});

test("debt follows the new owner only after they accepted it", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account, agreement } = await makeAccount(ctx);
      await seasonBill(ctx, agreement.id);
      const form = { "transfer-date": "2027-01-10", arrears: "new-owner-pays" };
      await expect(changeOwner(ctx, transferOf(ctx, account.id, form), noMove)).rejects.toMatchObject({
        code: "transfer-debt-not-accepted",
      });
      await changeOwner(ctx, transferOf(ctx, account.id, form, { newOwnerAcceptsDebt: true }), noMove);
      expect((await ownerAt(ctx, { accountId: account.id, on: "2027-01-12" }))?.name).toBe("赵新");
      expect(await amountOwed(ctx, account.id)).toBe(267_000n);
    },
    { now: new Date("2027-01-12T02:00:00Z") },
  ));

/** 12 January 2027 in Jinan: the bills were due on 31 December. */
const january = new Date("2027-01-12T02:00:00Z");
const atHandover = { "transfer-date": "2027-01-10" };

describe("where the season is charged by the day", () => {
  let daily: Tenant;
  beforeAll(async () => {
    daily = await makeTenant();
    await asTenant(daily, (ctx) => makeWinter(ctx, dailyWinters));
  });

  /** 100 m² × 26.70 = 2,670.00 for 121 days; 15 November to 9 January are 56 of them: 1,235.70; 65 are left: 1,434.30. */
  const billed = (ctx: Ctx) =>
    makeAccount(ctx, { ownerName: "王建国" }).then(async (made) => ({
      ...made,
      bill: await seasonBill(ctx, made.agreement.id),
    }));
  const run = (ctx: Ctx) => runSeason(ctx, "2026-2027");

  test("debt stays on the former owner's account, closed, for their days; the new owner is billed for theirs, and no run bills them again", () =>
    inTenant(
      daily,
      async (ctx) => {
        const { account, agreement } = await billed(ctx);
        const form = { ...atHandover, arrears: "old-owner-keeps" };
        const facts = await changeOwner(ctx, transferOf(ctx, account.id, form), noMove);
        const newAccountId = String(facts.newAccountId);
        const [closed] = await ctx.tx.select().from(accounts).where(eq(accounts.id, account.id));
        expect(closed).toMatchObject({ status: "closed", closedOn: "2027-01-10" });
        expect(await amountOwed(ctx, account.id)).toBe(123_570n);
        expect(await amountOwed(ctx, newAccountId)).toBe(143_430n);
        expect((await ownerAt(ctx, { accountId: account.id, on: "2027-01-12" }))?.name).toBe("王建国");
        expect((await ownerAt(ctx, { accountId: newAccountId, on: "2027-01-12" }))?.name).toBe("赵新");
        const [next] = await listAgreements(ctx, newAccountId);
        expect(next).toMatchObject({ premiseId: account.premiseId, startsOn: "2027-01-10", status: "active" });
        expect(await areasAt(ctx, { agreementId: next!.id, on: "2027-02-01" })).toMatchObject([
          { chargeableArea: "100.00", supplyState: "on" },
        ]);
        expect(await areasAt(ctx, { agreementId: agreement.id, on: "2027-02-01" })).toEqual([]);
        expect(await areasAt(ctx, { agreementId: agreement.id, on: "2027-01-09" })).toHaveLength(1);
        expect((await run(ctx)).billed).toBe(0);
        expect(await accountBalance(ctx, account.id)).toBe(123_570n);
        expect(await accountBalance(ctx, newAccountId)).toBe(143_430n);
      },
      { now: january, as: "worker" },
    ));

  test("what the former owner paid for days behind the handover comes back as their credit", () =>
    inTenant(
      daily,
      async (ctx) => {
        const { account } = await billed(ctx);
        await takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" });
        const facts = await changeOwner(ctx, transferOf(ctx, account.id, atHandover), noMove);
        // 2,670.00 paid − 1,235.70 = 1,434.30, which the new owner owes.
        expect(await unusedCredit(ctx, account.id)).toBe(143_430n);
        expect(await accountBalance(ctx, String(facts.newAccountId))).toBe(143_430n);
      },
      { now: january },
    ));

  test("a season that nobody has billed yet, behind its due day, is cut off and handed over: what was cut off stays behind", () =>
    inTenant(
      daily,
      async (ctx) => {
        const { account } = await makeAccount(ctx);
        const ticket = transferOf(ctx, account.id, atHandover);
        const cut = await billingEffects["cut-off-bill"](ctx, ticket, noMove);
        // Due at once, on 12 January: the very debt that this handover makes does not stand in its way.
        expect(await amountOwed(ctx, account.id)).toBe(123_570n);
        const facts = await changeOwner(ctx, { ...ticket, facts: cut }, noMove);
        expect(await accountBalance(ctx, account.id)).toBe(123_570n);
        expect(await accountBalance(ctx, String(facts.newAccountId))).toBe(143_430n);
        expect((await run(ctx)).billed).toBe(0);
      },
      { now: january, as: "worker" },
    ));

  test("where all goes with the home, nothing is cut off: account, bill and what was paid ahead are the new owner's", () =>
    inTenant(
      daily,
      async (ctx) => {
        const { account, bill } = await billed(ctx);
        await takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" });
        const ticket = transferOf(ctx, account.id, { ...atHandover, arrears: "new-owner-pays" });
        expect(await billingEffects["cut-off-bill"](ctx, ticket, noMove)).toEqual({});
        expect((await changeOwner(ctx, ticket, noMove)).newAccountId).toBeUndefined();
        expect(await listBillsInForce(ctx, bill.agreementId, bill.season)).toEqual([bill]);
        expect(await accountBalance(ctx, account.id)).toBe(0n);
      },
      { now: january },
    ));

  test("a bill of days to come that the former owner has paid is paid back to them, and the new owner is billed for it", () =>
    inTenant(daily, async (ctx) => {
      const { account } = await billed(ctx);
      await takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" });
      // 1 October, before the winter: none of the 121 days is the former owner's.
      const facts = await changeOwner(ctx, transferOf(ctx, account.id), noMove);
      expect(await accountBalance(ctx, account.id)).toBe(-267_000n);
      expect(await accountBalance(ctx, String(facts.newAccountId))).toBe(267_000n);
    }));
});

test("a season that is charged whole stays where it began: the former owner owes all of it, and no run bills it again", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account, agreement } = await makeAccount(ctx);
      await seasonBill(ctx, agreement.id);
      const form = { ...atHandover, arrears: "old-owner-keeps" };
      const facts = await changeOwner(ctx, transferOf(ctx, account.id, form), noMove);
      await runSeason(ctx, "2026-2027");
      expect(await accountBalance(ctx, account.id)).toBe(267_000n);
      expect(await accountBalance(ctx, String(facts.newAccountId))).toBe(0n);
    },
    { now: january, as: "worker" },
  ));

test("a transfer to the owner's own phone is refused even at the last step", () =>
  inTenant(tenant, async (ctx) => {
    const phone = testPhone();
    const { account } = await makeAccount(ctx, { phone });
    await expect(
      changeOwner(ctx, transferOf(ctx, account.id, { "new-owner-phone": `+86 ${phone}` }), noMove),
    ).rejects.toMatchObject({
      code: "transfer-to-oneself",
    });
  }));
