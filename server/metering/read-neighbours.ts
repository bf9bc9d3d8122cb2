import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { thousandths } from "./counts";

export type Neighbour = { id: string; value: bigint; readAt: Date; kind: "read" | "estimated"; status: string };
export type Neighbours = {
  before: Neighbour[];
  after: Neighbour | null;
  oldest: Neighbour | null;
  sameInstant: Neighbour | null;
};

/** The standing readings around an instant, within one place of the meter: six before, one after, and the oldest of thirteen months. */
export async function readNeighbours(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  registerId: string,
  at: Date,
  since: Date,
): Promise<Neighbours> {
  const own = sql`tenant_id = ${tenant.id} and register_id = ${registerId}`;
  const stands = sql`status in ('validated', 'final')`;
  const from = since.toISOString();
  const moment = sql`${at.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<{
    place: string;
    id: string;
    value: string;
    read_at: string | Date;
    kind: "read";
    status: string;
  }>(sql`
    (select 'before' as place, id, value, read_at, kind, status from readings
      where ${own} and ${stands} and read_at < ${moment} and read_at >= ${from}::timestamptz order by read_at desc limit 6)
    union all
    (select 'same', id, value, read_at, kind, status from readings
      where ${own} and status in ('initial', 'validated', 'final') and read_at = ${moment} limit 1)
    union all
    (select 'after', id, value, read_at, kind, status from readings
      where ${own} and ${stands} and read_at > ${moment} order by read_at limit 1)
    union all
    (select 'oldest', id, value, read_at, kind, status from readings
      where ${own} and ${stands} and read_at < ${moment}
        and read_at >= greatest(${from}::timestamptz, ${moment} - interval '400 days') order by read_at limit 1)`);
  const found = rows.map(({ place, id, value, read_at, kind, status }) => ({
    place,
    mark: { id, value: thousandths(value), readAt: new Date(read_at), kind, status } as Neighbour,
  }));
  const one = (name: string) => found.find(({ place }) => place === name)?.mark ?? null;
  const before = found.filter(({ place }) => place === "before").map(({ mark }) => mark);
  before.sort((a, b) => b.readAt.getTime() - a.readAt.getTime());
  return { before, after: one("after"), oldest: one("oldest"), sameInstant: one("same") };
}
