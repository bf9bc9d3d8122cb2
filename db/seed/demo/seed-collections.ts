import { and, asc, eq, sql } from "drizzle-orm";
import { accounts, billDisputes, bills, dunningBatches, dunningItems, paymentPromises } from "@/db/schema";
import { chargeLateFees } from "@/server/billing/collections/late-fees/charge-late-fees";
import { draftDunning } from "@/server/billing/collections/dunning/draft-dunning";
import type { Ctx } from "@/server/platform/context";
import { insertRows } from "../insert-rows";
import { makeRandom } from "../random";
import type { Part } from "./seed-money";

/** The subsidiary whose late fees have been charged already; the others' night is still to come. */
const charged = "beiling";
/** A round of reminders went out on this day. */
const round = "2026-10-12";

/** Late fees, a round of reminders that was carried out, this morning's drafts, promises, and two bills in dispute. */
export const seedCollections: Part = async (ctx, subsidiary) => {
  const { tx, tenant } = ctx;
  const [there] = await tx
    .select({ id: dunningBatches.id })
    .from(dunningBatches)
    .where(eq(dunningBatches.tenantId, tenant.id))
    .limit(1);
  if (there) return;
  const supervisor = subsidiary.staff.find(({ role }) => role === "supervisor")!.name;
  const clerk = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  if (subsidiary.slug === charged) await chargeLateFees((fn) => fn(ctx));
  await draftDunning({ ...ctx, now: new Date(`${round}T17:10:00Z`) });
  await carryOutAll(ctx, supervisor);
  await seedPromises(ctx, clerk);
  await seedDisputes(ctx, clerk);
  await draftDunning(ctx);
};

/** As the worker would have left them, without the messages themselves. */
async function carryOutAll({ tx, tenant }: Ctx, supervisor: string): Promise<void> {
  const decidedAt = new Date("2026-10-13T01:20:00Z");
  await tx
    .update(dunningItems)
    .set({ state: "done", doneOn: "2026-10-13" })
    .where(eq(dunningItems.tenantId, tenant.id));
  await tx
    .update(dunningBatches)
    .set({
      ...{ status: "done", decidedBy: supervisor, decidedAt, carriedOut: sql`${dunningBatches.accounts}` },
      finishedAt: new Date("2026-10-13T01:21:00Z"),
    })
    .where(eq(dunningBatches.tenantId, tenant.id));
}

async function seedPromises({ tx, tenant }: Ctx, clerk: string): Promise<void> {
  const random = makeRandom(`promises ${tenant.slug}`);
  const reminded = await tx
    .select({ accountId: dunningItems.accountId, owedMinor: dunningItems.owedMinor })
    .from(dunningItems)
    .where(eq(dunningItems.tenantId, tenant.id))
    .orderBy(asc(dunningItems.accountId))
    .limit(9);
  const fates = [
    { status: "open", payBy: "2026-11-30", decidedOn: null, note: "月底发工资后缴" },
    { status: "open", payBy: "2026-12-05", decidedOn: null, note: "先缴一半" },
    { status: "broken", payBy: "2026-10-31", decidedOn: "2026-11-01", note: "" },
    { status: "open", payBy: "2026-11-25", decidedOn: null, note: "在外地，回来后到营业厅缴" },
    { status: "withdrawn", payBy: "2026-11-10", decidedOn: "2026-10-28", note: "改为分期" },
  ] as const;
  await insertRows(
    tx,
    paymentPromises,
    fates.slice(0, reminded.length).map((fate, index) => ({
      ...{ tenantId: tenant.id, id: random.id(), ...fate, accountId: reminded[index]!.accountId },
      ...{ amountMinor: reminded[index]!.owedMinor, promisedOn: "2026-10-20", takenBy: clerk },
      createdAt: new Date("2026-10-20T02:00:00Z"),
    })),
  );
}

async function seedDisputes({ tx, tenant }: Ctx, clerk: string): Promise<void> {
  const random = makeRandom(`disputes ${tenant.slug}`);
  const doubted = await tx
    .select({ accountId: dunningItems.accountId, billId: dunningItems.billId })
    .from(dunningItems)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, dunningItems.billId)))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, dunningItems.accountId)))
    .where(eq(dunningItems.tenantId, tenant.id))
    .orderBy(asc(accounts.accountNo))
    .offset(9)
    .limit(2);
  const words = [
    { reason: "住户认为建筑面积比房产证多 6 平方米", outcome: null, closedOn: null, closedBy: null, closeNote: "" },
    {
      ...({ reason: "住户称该季已办理报停", outcome: "rejected", closedOn: "2026-11-06", closedBy: clerk } as const),
      closeNote: "查无报停申请，阀门记录为开启",
    },
  ];
  await insertRows(
    tx,
    billDisputes,
    doubted.map((bill, index) => ({
      ...{ tenantId: tenant.id, id: random.id(), ...bill, ...words[index]! },
      ...{ openedOn: "2026-10-22", openedBy: clerk, createdAt: new Date("2026-10-22T03:00:00Z") },
    })),
  );
}
