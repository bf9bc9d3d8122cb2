import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { documents, messages, tickets } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeStaff, makeTenant, testPhone } from "@/db/test/factories";
import { accountBalance, issueBill } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { transition } from "@/server/tickets";
import { confirmTransfer } from "./confirm-transfer";
import { listTransfersToConfirm } from "./list-transfers-to-confirm";
import { dailyWinters } from "./test/make-winter";
import { makeWorkflows } from "./test/make-workflows";
import { transfer } from "./transfer";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await makeWorkflows(tenant);
});

const handover = (form: Record<string, string> = {}) => ({
  form: {
    "new-owner-name": "赵新",
    "new-owner-phone": testPhone(),
    "transfer-date": "2026-10-08",
    reason: "sale",
    ...form,
  },
  documentIds: [],
});

const ownerOf = async () => {
  const { account, owner, agreement } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  return { account, agreement, owner, resident: await makeResident(tenant, { account, phone: owner.phone! }) };
};

test("the new owner is told by SMS, and only their own phone can confirm", async () => {
  const { resident, account } = await ownerOf();
  const input = handover();
  const newOwner = await makeResident(tenant, { phone: input.form["new-owner-phone"] });
  const stranger = await makeResident(tenant);
  const { id } = await asTenant(tenant, (ctx) => transfer(ctx, input), { actor: resident });

  const sent = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(messages).where(eq(messages.recipient, newOwner.phone)),
  );
  expect(sent.map((message) => message.template)).toContain("transfer-to-confirm");
  expect(await asTenant(tenant, listTransfersToConfirm, { actor: stranger })).toEqual([]);
  const asStranger = asTenant(tenant, (ctx) => confirmTransfer(ctx, { ticketId: id, acceptDebt: false }), {
    actor: stranger,
  });
  await expect(asStranger).rejects.toMatchObject({ kind: "not-found" });

  const [waiting] = await asTenant(tenant, listTransfersToConfirm, { actor: newOwner });
  expect(waiting).toMatchObject({ ticketId: id, address: account.address, newOwnerName: "赵新", owedMinor: 0n });
  await asTenant(tenant, (ctx) => confirmTransfer(ctx, { ticketId: id, acceptDebt: false }), { actor: newOwner });
  const [ticket] = await asTenant(tenant, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, id)));
  // Confirmed, and with nothing owed it has gone on to the clerk by itself.
  expect(ticket).toMatchObject({ state: "in-review", facts: { newOwnerUserId: newOwner.userId } });
  const again = asTenant(tenant, (ctx) => confirmTransfer(ctx, { ticketId: id, acceptDebt: false }), {
    actor: newOwner,
  });
  await expect(again).rejects.toMatchObject({ code: "transfer-already-confirmed" });
});

test("who takes a home with all its money says so with their own tick", async () => {
  const { resident, agreement } = await ownerOf();
  await asTenant(tenant, (ctx) =>
    issueBill(ctx, {
      ...{ agreementId: agreement.id, kind: "season", season: "2026-2027" },
      ...{ periodFrom: "2026-11-15", periodTo: "2027-03-15" },
    }),
  );
  const input = handover({ arrears: "new-owner-pays" });
  const newOwner = await makeResident(tenant, { phone: input.form["new-owner-phone"] });
  const { id } = await asTenant(tenant, (ctx) => transfer(ctx, input), { actor: resident });
  const [waiting] = await asTenant(tenant, listTransfersToConfirm, { actor: newOwner });
  // Not due before 31 December, and theirs all the same: 100 m² × 26.70 = 2,670.00.
  expect(waiting).toMatchObject({ withHome: true, owedMinor: 267_000n });
  const confirm = (acceptDebt: boolean) =>
    asTenant(tenant, (ctx) => confirmTransfer(ctx, { ticketId: id, acceptDebt }), { actor: newOwner });
  await expect(confirm(false)).rejects.toMatchObject({ code: "transfer-money-not-accepted" });
  await confirm(true);
  const [ticket] = await asTenant(tenant, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, id)));
  expect(ticket?.facts).toMatchObject({ newOwnerAcceptsDebt: true });
});

test("a chief lets a home go although something is due: the debt stays with the former owner, and a clerk cannot do it", async () => {
  const daily = await makeTenant();
  await makeWorkflows(daily, dailyWinters);
  const january = { now: new Date("2027-01-12T02:00:00Z") };
  const at = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(daily, fn, { ...january, actor });
  const { account, owner, agreement } = await asTenant(daily, (ctx) => makeAccount(ctx));
  const period = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
  await asTenant(daily, (ctx) => issueBill(ctx, { agreementId: agreement.id, kind: "season", ...period }));
  const resident = await makeResident(daily, { account, phone: owner.phone! });
  const contract = { tenantId: daily.id, kind: "sale-contract", residentUserId: resident.userId, fileName: "合同.jpg" };
  const file = { contentType: "image/jpeg", sizeBytes: 1, sha256: "0", storageKey: newId(), uploadedBy: "x" };
  const [paper] = await asTenant(daily, (ctx) =>
    ctx.tx
      .insert(documents)
      .values({ ...contract, ...file })
      .returning({ id: documents.id }),
  );
  const input = handover({ "transfer-date": "2027-01-10" });
  const { id } = await at(resident, (ctx) => transfer(ctx, { ...input, documentIds: [paper!.id] }));
  const newOwner = await makeResident(daily, { phone: input.form["new-owner-phone"] });
  await at(newOwner, (ctx) => confirmTransfer(ctx, { ticketId: id, acceptDebt: false }));
  const ticketNow = () =>
    asTenant(daily, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, id))).then(([ticket]) => ticket!);
  // 2,670.00 have been due since 31 December.
  expect(await ticketNow()).toMatchObject({ state: "awaiting-payment" });
  const { revision } = await ticketNow();
  const move = (actor: Actor) =>
    at(actor, (ctx) =>
      transition(ctx, {
        ...{ ticketId: id, transition: "transfer-with-arrears", revision, note: "法院裁定过户" },
        fields: { arrears: "old-owner-keeps" },
      }),
    );
  const clerk = await makeStaff(daily, ["clerk"]);
  await expect(move(clerk)).rejects.toMatchObject({ code: "not-your-move" });
  await move(await makeStaff(daily, ["supervisor"]));
  const { phase, facts } = await ticketNow();
  expect(phase).toBe("done");
  // 56 of 121 days: 1,235.70; the other 65: 1,434.30
  const balance = (accountId: string) => asTenant(daily, (ctx) => accountBalance(ctx, accountId));
  expect(await balance(account.id)).toBe(123_570n);
  expect(await balance(String(facts.newAccountId))).toBe(143_430n);
});

test("a transfer to oneself is refused: by the signed-in phone, the owner's phone however written, the ID number", async () => {
  const { account, owner, resident } = await ownerOf();
  const refused = { code: "transfer-to-oneself", field: "new-owner-phone" };
  const asOwner = (form: Record<string, string>) =>
    inTenant(tenant, (ctx) => transfer(ctx, handover(form)), { actor: resident });
  await expect(asOwner({ "new-owner-phone": resident.phone })).rejects.toMatchObject(refused);
  await expect(
    asOwner({ "new-owner-phone": `+86 ${owner.phone!.slice(0, 3)} ${owner.phone!.slice(3)}` }),
  ).rejects.toMatchObject(refused);
  await expect(asOwner({ "new-owner-id-number": owner.idNumber! })).rejects.toMatchObject(refused);
  await inTenant(tenant, async (ctx) => {
    const atCounter = transfer(ctx, { ...handover({ "new-owner-phone": owner.phone! }), accountId: account.id });
    await expect(atCounter).rejects.toMatchObject(refused);
  });
});

test("a phone that is none, and a missing name, are named with their field", async () => {
  const { account } = await ownerOf();
  await inTenant(tenant, async (ctx) => {
    const at = (form: Record<string, string>) => transfer(ctx, { ...handover(form), accountId: account.id });
    await expect(at({ "new-owner-phone": "12345" })).rejects.toMatchObject({
      code: "phone-invalid",
      field: "new-owner-phone",
    });
    await expect(at({ "new-owner-name": " " })).rejects.toMatchObject({ code: "required", field: "new-owner-name" });
  });
});

test("the handover lies neither in the future nor in days that are settled", async () => {
  const { account, agreement } = await ownerOf();
  const at = (ctx: Ctx, day: string) => transfer(ctx, { ...handover({ "transfer-date": day }), accountId: account.id });
  await inTenant(
    tenant,
    async (ctx) => {
      await issueBill(ctx, {
        agreementId: agreement.id,
        kind: "season",
        season: "2026-2027",
        periodFrom: "2026-11-15",
        periodTo: "2027-03-15",
      });
      await expect(at(ctx, "2026-12-02")).rejects.toMatchObject({
        code: "transfer-date-future",
        params: { today: "2026-12-01" },
      });
      await expect(at(ctx, "2026-11-14")).rejects.toMatchObject({
        code: "transfer-date-billed",
        params: { earliest: "2026-11-15" },
      });
      await expect(at(ctx, "2026-02-30")).rejects.toMatchObject({ code: "date-invalid", field: "transfer-date" });
    },
    { now: new Date("2026-12-01T02:00:00Z") },
  );
});

test("a second transfer of the same account has to wait for the first", async () => {
  const { account } = await ownerOf();
  await inTenant(tenant, async (ctx) => {
    await transfer(ctx, { ...handover(), accountId: account.id });
    await expect(transfer(ctx, { ...handover(), accountId: account.id })).rejects.toMatchObject({
      code: "request-already-open",
    });
  });
});
