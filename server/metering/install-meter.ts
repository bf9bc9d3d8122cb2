import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { accounts, meterInstalls, meters, readings, registers, serviceAgreements } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { capacityOf, thousandths } from "./counts";
import { instantOf } from "./record-reading";
import type { Unit } from "./schemas";

type Dial = { meterNo: string; unit: Unit; digits: number; startValue: string };
type NewMeter = Dial & { maker?: string; busAddress?: string | undefined };

/** Hangs a new meter at an account's service point; what it shows then is its first reading. */
export async function installMeter(ctx: Ctx, input: NewMeter & { accountNo: string; installedOn: PlainDate }) {
  const installedAt = instantOf(ctx, input.installedOn);
  refuseFuture(ctx, input.installedOn);
  const servicePointId = await servicePointOf(ctx, input.accountNo, input.installedOn);
  const [hanging] = await ctx.tx
    .select({ meterNo: meters.meterNo })
    .from(meterInstalls)
    .innerJoin(meters, and(eq(meters.tenantId, ctx.tenant.id), eq(meters.id, meterInstalls.meterId)))
    .where(
      and(
        eq(meterInstalls.tenantId, ctx.tenant.id),
        eq(meterInstalls.servicePointId, servicePointId),
        or(isNull(meterInstalls.removedAt), gt(meterInstalls.removedAt, installedAt)),
      ),
    );
  if (hanging) throw conflict("metering-place-taken", { meterNo: hanging.meterNo });
  return hangMeter(ctx, input, servicePointId, installedAt);
}

/** Makes the meter with its counting and hangs it; refuses a number that another meter has. */
export async function hangMeter(ctx: Ctx, meter: NewMeter, servicePointId: string, installedAt: Date) {
  const tenantId = ctx.tenant.id;
  if (thousandths(meter.startValue) >= capacityOf(meter.digits))
    throw invalid("metering-too-many-digits", {}, "startValue");
  const [meterId, registerId] = [newId(), newId()];
  const { meterNo, maker = "", busAddress = null, unit, digits } = meter;
  const service = unit === "m3" ? "water" : "heating";
  const made = await ctx.tx
    .insert(meters)
    .values({ id: meterId, tenantId, meterNo, service, maker, busAddress })
    .onConflictDoNothing()
    .returning({ id: meters.id });
  if (made.length === 0) throw conflict("metering-number-taken", { meterNo });
  const code = unit === "m3" ? "volume" : "energy";
  await ctx.tx.insert(registers).values({ id: registerId, tenantId, meterId, code, unit, digits });
  await ctx.tx.insert(meterInstalls).values({ tenantId, meterId, servicePointId, installedAt });
  await ctx.tx.insert(readings).values({
    ...{ tenantId, registerId, source: "staff", sourceId: `install:${meterId}`, readAt: installedAt },
    ...{
      value: meter.startValue,
      occasion: "install",
      status: "validated",
      takenBy: ctx.actor.name,
      createdAt: ctx.now,
    },
  });
  await audit(ctx, "metering.install", { type: "meter", id: meterId }, { meterNo, startValue: meter.startValue });
  return { meterId, registerId, meterNo };
}

/** A day that has not come yet cannot have been worked on. */
export function refuseFuture(ctx: Ctx, day: PlainDate): void {
  if (day > dayOf(ctx.now, ctx.tenant.timezone)) throw invalid("metering-day-in-future", {}, "installedOn");
}

async function servicePointOf({ tx, tenant }: Ctx, accountNo: string, day: PlainDate): Promise<string> {
  const [agreement] = await tx
    .select({ servicePointId: serviceAgreements.servicePointId })
    .from(accounts)
    .innerJoin(
      serviceAgreements,
      and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, accounts.id)),
    )
    .where(
      and(
        eq(accounts.tenantId, tenant.id),
        eq(accounts.accountNo, accountNo),
        or(isNull(serviceAgreements.endsOn), gt(serviceAgreements.endsOn, day)),
      ),
    )
    .orderBy(sql`${serviceAgreements.startsOn} desc`)
    .limit(1);
  if (!agreement) throw notFound("metering-account-unknown");
  return agreement.servicePointId;
}
