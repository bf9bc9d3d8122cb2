import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { takeNumbers } from "@/server/platform/numbers";

type Numbered = { prefix: string; at: Date };

/**
 * Takes the numbers that many things need, in one go per prefix and year, and returns what hands them out in the order
 * given: QC-SH-2026-000001 and on, without gaps, and with the house's own counter behind the last one.
 */
export async function numberInOrder({ tx, tenant }: Ctx, things: Numbered[]): Promise<(thing: Numbered) => string> {
  const nameOf = ({ prefix, at }: Numbered) => `${prefix}-${dayOf(at, tenant.timezone).slice(0, 4)}`;
  const next = new Map<string, bigint>();
  for (const [name, list] of Map.groupBy(things, nameOf)) {
    next.set(name, (await takeNumbers({ tx, tenant }, name, list.length)) - BigInt(list.length) + 1n);
  }
  return (thing) => {
    const name = nameOf(thing);
    const value = next.get(name)!;
    next.set(name, value + 1n);
    return `${tenant.code}-${name}-${value.toString().padStart(6, "0")}`;
  };
}
