import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate, startOfDay } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { type Recorded, recordReadings } from "./record-readings";

type Typed = { registerId: string; readOn: PlainDate; value: string; sourceId: string; confirmed: boolean };

/** Takes what a clerk typed. What looks wrong is told first and taken only when confirmed, then for a second pair of eyes. */
export async function recordReading(ctx: Ctx, { confirmed, readOn, ...typed }: Typed): Promise<Recorded> {
  const [recorded] = await recordReadings(ctx, [{ ...typed, readAt: instantOf(ctx, readOn) }], {
    source: "staff",
    ...(confirmed ? {} : { ask: "if-found" }),
  });
  if (!recorded || recorded.refusal === "unknown-meter") throw notFound();
  if (recorded.readingId && recorded.outcome !== "already-taken") {
    const { registerId, value } = typed;
    await audit(ctx, "metering.record", { type: "reading", id: recorded.readingId }, { registerId, readOn, value });
  }
  return recorded;
}

const middayHours = 12;

/** The instant that stands for a day on which somebody read a dial: its noon, or now while the day has not come so far. */
export function instantOf({ now, tenant }: Pick<Ctx, "now" | "tenant">, day: PlainDate): Date {
  const noon = new Date(startOfDay(day, tenant.timezone).getTime() + middayHours * 3_600_000);
  return day === dayOf(now, tenant.timezone) && noon > now ? new Date(Math.floor(now.getTime() / 1000) * 1000) : noon;
}
