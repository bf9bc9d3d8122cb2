import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { meterInstalls, meters, readings, registers, serviceAgreements } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { createWorkOrder } from "@/server/tickets";
import { thousandths } from "./counts";
import { judgeReading } from "./judge-reading";
import { getLimits } from "./limits";
import { lockMeters } from "./lock-meters";
import { readNeighbours } from "./read-neighbours";

type Decision =
  | { readingId: string; decision: "accept"; note: string }
  | { readingId: string; decision: "correct"; value: string; note: string }
  | { readingId: string; decision: "reread"; note: string };

type Reading = typeof readings.$inferSelect;
export type Decided = { readingId: string; workOrderNo: string | null };

/**
 * What a clerk makes of a held reading: it stands, another value stands in its place (a new row, linked to the old
 * one), or somebody goes and reads again. A value that cannot be true is never accepted.
 */
export async function decideReading(ctx: Ctx, input: Decision): Promise<Decided> {
  const reading = await lockReading(ctx, input.readingId);
  const correcting = input.decision === "correct";
  if (reading.status !== "initial" && !(correcting && reading.status === "validated"))
    throw conflict("metering-decided");
  if (reading.occasion !== "regular") throw conflict("metering-exchange-reading");
  if (input.decision === "accept") return accept(ctx, reading, input.note);
  if (input.decision === "correct") return correct(ctx, reading, input);
  return readAgain(ctx, reading, input.note);
}

/** The reading under its meter's lock; a second clerk waits, and then sees what the first one made of it. */
export async function lockReading(ctx: Ctx, readingId: string): Promise<Reading> {
  const find = () =>
    ctx.tx
      .select()
      .from(readings)
      .where(and(eq(readings.tenantId, ctx.tenant.id), eq(readings.id, readingId)));
  const [seen] = await find();
  if (!seen) throw notFound();
  await lockMeters(ctx, { registerIds: [seen.registerId] });
  const [reading] = await find();
  return reading!;
}

async function accept(ctx: Ctx, reading: Reading, note: string): Promise<Decided> {
  const { findings } = await judgeAgain(ctx, reading, thousandths(reading.value));
  if (findings.includes("negative") || findings.includes("above-next")) throw conflict("metering-cannot-be-true");
  await settle(ctx, reading, "validated", note);
  await audit(ctx, "metering.accept", { type: "reading", id: reading.id }, { findings: reading.findings, note });
  return { readingId: reading.id, workOrderNo: null };
}

async function correct(ctx: Ctx, reading: Reading, { value, note }: { value: string; note: string }): Promise<Decided> {
  const judged = await judgeAgain(ctx, reading, thousandths(value));
  if (judged.refusal) throw invalid("metering-too-many-digits", {}, "value");
  if (judged.findings.includes("negative") || judged.findings.includes("above-next")) {
    throw invalid("metering-cannot-be-true", {}, "value");
  }
  await settle(ctx, reading, "superseded", note);
  const id = newId();
  const { registerId, readAt } = reading;
  await ctx.tx.insert(readings).values({
    ...{ id, tenantId: ctx.tenant.id, registerId, readAt, value, source: "staff", sourceId: `correct:${reading.id}` },
    ...{ kind: "read", status: "validated", findings: judged.findings, correctsId: reading.id, note },
    ...{ takenBy: ctx.actor.name, decidedBy: ctx.actor.name, decidedAt: ctx.now, createdAt: ctx.now },
  });
  await audit(ctx, "metering.correct", { type: "reading", id }, { from: reading.value, to: value, note });
  return { readingId: id, workOrderNo: null };
}

async function readAgain(ctx: Ctx, reading: Reading, note: string): Promise<Decided> {
  await settle(ctx, reading, "refused", note);
  const [place] = await ctx.tx
    .select({ meterNo: meters.meterNo, accountId: serviceAgreements.accountId })
    .from(registers)
    .innerJoin(meters, and(eq(meters.tenantId, ctx.tenant.id), eq(meters.id, registers.meterId)))
    .innerJoin(meterInstalls, and(eq(meterInstalls.tenantId, ctx.tenant.id), eq(meterInstalls.meterId, meters.id)))
    .innerJoin(
      serviceAgreements,
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.servicePointId, meterInstalls.servicePointId),
        or(isNull(serviceAgreements.endsOn), gt(serviceAgreements.endsOn, dayOf(ctx.now, ctx.tenant.timezone))),
      ),
    )
    .where(and(eq(registers.tenantId, ctx.tenant.id), eq(registers.id, reading.registerId)))
    .orderBy(desc(meterInstalls.installedAt))
    .limit(1);
  await audit(ctx, "metering.reread", { type: "reading", id: reading.id }, { value: reading.value, note });
  if (!place) return { readingId: reading.id, workOrderNo: null };
  const about = { meterNo: place.meterNo, value: reading.value };
  const order = await createWorkOrder(ctx, {
    ...{ kind: "meter-reading", accountId: place.accountId, instruction: note, about },
  });
  return { readingId: reading.id, workOrderNo: order.workOrderNo };
}

async function settle(ctx: Ctx, reading: Reading, status: Reading["status"], note: string): Promise<void> {
  await ctx.tx
    .update(readings)
    .set({ status, note: note || reading.note, decidedBy: ctx.actor.name, decidedAt: ctx.now })
    .where(and(eq(readings.tenantId, ctx.tenant.id), eq(readings.id, reading.id)));
}

async function judgeAgain(ctx: Ctx, { registerId, readAt, kind }: Reading, value: bigint) {
  const [meter] = await lockMeters(ctx, { registerIds: [registerId] });
  const register = meter!.registers.find(({ id }) => id === registerId)!;
  const place = meter!.installs.find(({ installedAt }) => installedAt <= readAt) ?? meter!.installs.at(-1)!;
  const around = await readNeighbours(ctx, registerId, readAt, place.installedAt);
  const { installedAt, removedAt } = place;
  return judgeReading({
    ...{ now: ctx.now, readAt, value, kind, digits: register.digits, installedAt, removedAt },
    ...{ limits: await getLimits(ctx, register.unit), ...around, sameInstant: false },
  });
}
