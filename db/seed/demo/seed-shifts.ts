import { and, asc, eq, gte } from "drizzle-orm";
import { counterShifts, payments, shiftCounts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { insertRows } from "../insert-rows";
import { makeRandom } from "../random";
import { numberInOrder } from "./number-in-order";
import type { Part } from "./seed-money";
import { type Colleague, listColleagues } from "./tickets/people-of";

/** Counters that were kept with shifts; what was taken before lies in none. */
const since = new Date("2026-09-07T16:00:00Z");
const floatMinor = 20_000n;
const minutes = 60_000;

type Payment = typeof payments.$inferSelect;

/** One shift a day of the clerk at the counter; each confirmed by the supervisor the same evening, but for the last two. */
export const seedShifts: Part = async (ctx, subsidiary) => {
  const [known] = await ctx.tx.select().from(counterShifts).where(eq(counterShifts.tenantId, ctx.tenant.id)).limit(1);
  if (known) return;
  const taken = await listTaken(ctx);
  const days = [...Map.groupBy(taken, ({ paidAt }) => dayOf(paidAt!, ctx.tenant.timezone))];
  const number = await numberInOrder(
    ctx,
    days.map(([, list]) => ({ prefix: "BC", at: list[0]!.paidAt! })),
  );
  const random = makeRandom(`shifts ${subsidiary.slug}`);
  const colleagues = await listColleagues(ctx.tenant);
  const [clerk, supervisor] = (["clerk", "supervisor"] as const).map(
    (role) => colleagues.find(({ roles }) => roles.includes(role))!,
  ) as [Colleague, Colleague];
  let leaf = 1;
  const shifts = days.map(([, list], index) => {
    const [first, last] = [list[0]!.paidAt!, list.at(-1)!.paidAt!];
    const shift = {
      tenantId: ctx.tenant.id,
      id: random.id(),
      shiftNo: number({ prefix: "BC", at: first }),
      clerkId: clerk.id,
      clerkName: clerk.name,
      openedAt: new Date(first.getTime() - 20 * minutes),
      floatMinor,
      bookSeries: "A",
      bookFrom: leaf,
      bookTo: leaf + Math.max(99, list.length - 1),
      bookNext: leaf + list.length,
      closedAt: new Date(last.getTime() + 15 * minutes),
      ...signedBy(index < days.length - 2 ? supervisor : null, new Date(last.getTime() + 40 * minutes)),
    };
    leaf += list.length;
    return { shift, list };
  });
  await insertRows(
    ctx.tx,
    counterShifts,
    shifts.map(({ shift }) => shift),
  );
  await insertRows(
    ctx.tx,
    shiftTakings,
    shifts.flatMap(({ shift, list }) =>
      list.map((payment, index) => ({ id: random.id(), ...takingOf(shift, payment, index) })),
    ),
  );
  await insertRows(
    ctx.tx,
    shiftCounts,
    shifts.flatMap(({ shift, list }) =>
      countsOf(shift, list, random.chance(0.08)).map((row) => ({ id: random.id(), ...row })),
    ),
  );
};

function listTaken(ctx: Ctx): Promise<Payment[]> {
  return ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.channel, "counter"), gte(payments.paidAt, since)))
    .orderBy(asc(payments.paidAt), asc(payments.id));
}

const signedBy = (person: Colleague | null, at: Date) => ({
  status: person ? ("countersigned" as const) : ("closed" as const),
  countersignedAt: person ? at : null,
  countersignedById: person?.id ?? null,
  countersignedByName: person?.name ?? null,
});

type Shift = { tenantId: string; id: string; bookSeries: string; bookFrom: number };

const takingOf = ({ tenantId, id, bookSeries, bookFrom }: Shift, payment: Payment, index: number) => ({
  ...{ tenantId, shiftId: id, paymentId: payment.id, accountId: payment.accountId, method: payment.method },
  ...{ amountMinor: payment.amountMinor, bookSeries, bookNo: bookFrom + index, takenAt: payment.paidAt! },
});

/** What the drawer should hold and what was counted; now and then a few coins too little. */
function countsOf({ tenantId, id }: Shift, list: Payment[], short: boolean) {
  return (["cash", "pos", "transfer"] as const).map((method) => {
    const takenMinor = list.filter((one) => one.method === method).reduce((sum, one) => sum + one.amountMinor, 0n);
    const expectedMinor = takenMinor + (method === "cash" ? floatMinor : 0n);
    const missing = short && method === "cash";
    return {
      ...{ tenantId, shiftId: id, method, expectedMinor },
      countedMinor: expectedMinor - (missing ? 50n : 0n),
      cause: missing ? ("wrong-change" as const) : null,
    };
  });
}
