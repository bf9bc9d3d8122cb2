import { and, desc, eq } from "drizzle-orm";
import { readingLimits } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Limits, Unit } from "./schemas";

/** What a home may use at all, until a subsidiary says otherwise: wide, so that only the implausible is held. */
const usual: Record<Unit, Limits> = {
  m3: { mostPerDay: 20, highFactor: 4, lowFactor: 0.05, estimatesInRow: 2 },
  kwh: { mostPerDay: 1500, highFactor: 6, lowFactor: 0, estimatesInRow: 2 },
  gj: { mostPerDay: 6, highFactor: 6, lowFactor: 0, estimatesInRow: 2 },
};
const units = ["m3", "kwh", "gj"] as const;

export type LimitRow = Limits & { unit: Unit; setBy: string | null; setAt: Date | null };

/** What counts as plausible today, per unit. */
export async function listLimits({ tx, tenant }: Pick<Ctx, "tx" | "tenant">): Promise<LimitRow[]> {
  const rows = await tx
    .selectDistinctOn([readingLimits.unit])
    .from(readingLimits)
    .where(eq(readingLimits.tenantId, tenant.id))
    .orderBy(readingLimits.unit, desc(readingLimits.createdAt), desc(readingLimits.id));
  return units.map((unit) => {
    const row = rows.find((one) => one.unit === unit);
    if (!row) return { ...usual[unit], unit, setBy: null, setAt: null };
    const { estimatesInRow, setBy, createdAt: setAt } = row;
    const numbers = { mostPerDay: +row.mostPerDay, highFactor: +row.highFactor, lowFactor: +row.lowFactor };
    return { ...numbers, estimatesInRow, unit, setBy, setAt };
  });
}

type NewLimits = Omit<Limits, "mostPerDay"> & { mostPerDay: string; unit: Unit };

/** Says anew what counts as plausible for a unit; what was judged before stays as it was judged. */
export async function setLimits(ctx: Ctx, input: NewLimits): Promise<void> {
  const id = newId();
  const { highFactor, lowFactor, ...rest } = input;
  const validFrom = dayOf(ctx.now, ctx.tenant.timezone);
  await ctx.tx.insert(readingLimits).values({
    ...{ id, tenantId: ctx.tenant.id, ...rest, highFactor: String(highFactor), lowFactor: String(lowFactor) },
    ...{ setBy: ctx.actor.name, validFrom, createdAt: ctx.now },
  });
  await audit(ctx, "metering.set-limits", { type: "reading-limits", id }, input);
}

/** The newest limits of one unit. */
export async function getLimits(ctx: Pick<Ctx, "tx" | "tenant">, unit: Unit): Promise<Limits> {
  const [row] = await ctx.tx
    .select()
    .from(readingLimits)
    .where(and(eq(readingLimits.tenantId, ctx.tenant.id), eq(readingLimits.unit, unit)))
    .orderBy(desc(readingLimits.createdAt), desc(readingLimits.id))
    .limit(1);
  if (!row) return usual[unit];
  const { estimatesInRow } = row;
  return { mostPerDay: +row.mostPerDay, highFactor: +row.highFactor, lowFactor: +row.lowFactor, estimatesInRow };
}
