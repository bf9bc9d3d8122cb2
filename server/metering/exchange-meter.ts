import { and, eq, gt } from "drizzle-orm";
import { meterInstalls, readings } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { capacityOf, thousandths } from "./counts";
import { hangMeter, refuseFuture } from "./install-meter";
import { rollsOver } from "./judge-reading";
import { lockMeters } from "./lock-meters";
import { readNeighbours } from "./read-neighbours";
import { instantOf } from "./record-reading";
import type { Unit } from "./schemas";

type Exchange = {
  meterId: string;
  exchangedOn: PlainDate;
  endValue: string;
  meterNo: string;
  digits: number;
  unit: Unit;
  startValue: string;
};

/**
 * Takes a meter down and hangs another in its place at the same instant: the old one's last value and the new one's
 * first are readings, so that what both counted adds up without a gap.
 */
export async function exchangeMeter(ctx: Ctx, input: Exchange): Promise<{ meterId: string }> {
  refuseFuture(ctx, input.exchangedOn);
  const [old] = await lockMeters(ctx, { meterIds: [input.meterId] });
  const place = old?.installs.find(({ removedAt }) => removedAt === null);
  if (!old) throw notFound();
  if (!place) throw conflict("metering-not-hanging", { meterNo: old.meterNo });
  const register = old.registers.find(({ billed }) => billed);
  if (!register) throw conflict("metering-not-hanging", { meterNo: old.meterNo });
  if ((register.unit === "m3") !== (input.unit === "m3")) throw invalid("metering-other-service", {}, "unit");
  const at = instantOf(ctx, input.exchangedOn);
  if (at <= place.installedAt) throw invalid("metering-before-install", {}, "exchangedOn");
  await takeDown(ctx, { register, place, at, endValue: input.endValue });
  const made = await hangMeter(ctx, input, place.servicePointId, at);
  const data = { meterNo: old.meterNo, newMeterNo: input.meterNo, endValue: input.endValue };
  await audit(ctx, "metering.exchange", { type: "meter", id: old.id }, data);
  return { meterId: made.meterId };
}

type Down = {
  register: { id: string; digits: number };
  place: typeof meterInstalls.$inferSelect;
  at: Date;
  endValue: string;
};

async function takeDown(ctx: Ctx, { register, place, at, endValue }: Down): Promise<void> {
  const own = and(eq(readings.tenantId, ctx.tenant.id), eq(readings.registerId, register.id));
  const [later] = await ctx.tx
    .select({ id: readings.id })
    .from(readings)
    .where(and(own, gt(readings.readAt, at)))
    .limit(1);
  if (later) throw conflict("metering-read-after");
  const { before, sameInstant } = await readNeighbours(ctx, register.id, at, place.installedAt);
  const value = thousandths(endValue);
  if (value >= capacityOf(register.digits)) throw invalid("metering-too-many-digits", {}, "endValue");
  if (sameInstant) throw conflict("metering-read-that-day");
  const previous = before[0];
  if (previous && value < previous.value && !rollsOver(previous.value, value, register.digits))
    throw invalid("metering-end-below", {}, "endValue");
  await ctx.tx
    .update(meterInstalls)
    .set({ removedAt: at })
    .where(and(eq(meterInstalls.tenantId, ctx.tenant.id), eq(meterInstalls.id, place.id)));
  await ctx.tx.insert(readings).values({
    ...{ tenantId: ctx.tenant.id, registerId: register.id, source: "staff", sourceId: `removal:${place.id}` },
    ...{ readAt: at, value: endValue, occasion: "removal", status: "validated" },
    ...{ takenBy: ctx.actor.name, createdAt: ctx.now },
  });
}
