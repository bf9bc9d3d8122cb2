import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { thousandths } from "./counts";

/** A standing reading beside another one. */
export type Neighbour = { value: bigint; readAt: Date; kind: "read" | "estimated" };
export type Neighbours = {
  /** The nearest first. */
  before: Neighbour[];
  after: Neighbour | null;
  oldest: Neighbour | null;
  sameInstant: Neighbour | null;
};
/** An instant of a register within one place of its meter, which begins at `since`. */
export type Moment = { registerId: string; at: Date; since: Date };

/** How many readings before an instant are looked at. */
export const mostBefore = 6;
/** The usual use is that of the last thirteen months. */
export const memoryDays = 400;

/** The readings around one instant; see `listNeighbours`. */
export async function readNeighbours(
  ctx: Pick<Ctx, "tx" | "tenant">,
  registerId: string,
  at: Date,
  since: Date,
): Promise<Neighbours> {
  const [around] = await listNeighbours(ctx, [{ registerId, at, since }]);
  return around!;
}

type Row = {
  no: string;
  place: "before" | "same" | "after" | "oldest";
  value: string;
  read_at: string | Date;
  kind: Neighbour["kind"];
};

/**
 * The standing readings around each of many instants, in their order and by one statement: six before, one after, the
 * oldest of thirteen months, and whatever is of the very instant.
 */
export async function listNeighbours(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  moments: Moment[],
): Promise<Neighbours[]> {
  const found = moments.map((): Neighbours => ({ before: [], after: null, oldest: null, sameInstant: null }));
  if (moments.length === 0) return found;
  const own = sql`tenant_id = ${tenant.id} and register_id = asked.register_id`;
  const stands = sql`status in ('validated', 'final')`;
  const { rows } = await tx.execute<Row>(sql`
    select asked.no::text, mark.place, mark.value, mark.read_at, mark.kind
    from unnest(${sql.param(moments.map(({ registerId }) => registerId))}::uuid[],
      ${sql.param(moments.map(({ at }) => at.toISOString()))}::timestamptz[],
      ${sql.param(moments.map(({ since }) => since.toISOString()))}::timestamptz[])
      with ordinality as asked (register_id, at, since, no)
    cross join lateral (
      (select 'before' as place, value, read_at, kind from readings
        where ${own} and ${stands} and read_at < asked.at and read_at >= asked.since order by read_at desc limit ${mostBefore})
      union all
      (select 'same', value, read_at, kind from readings
        where ${own} and status in ('initial', 'validated', 'final') and read_at = asked.at limit 1)
      union all
      (select 'after', value, read_at, kind from readings
        where ${own} and ${stands} and read_at > asked.at order by read_at limit 1)
      union all
      (select 'oldest', value, read_at, kind from readings
        where ${own} and ${stands} and read_at < asked.at
          and read_at >= greatest(asked.since, asked.at - make_interval(hours => ${memoryDays * 24})) order by read_at limit 1)
    ) as mark`);
  for (const { no, place, value, read_at, kind } of rows) {
    const around = found[Number(no) - 1]!;
    const mark = { value: thousandths(value), readAt: new Date(read_at), kind };
    if (place === "before") around.before.push(mark);
    else if (place === "same") around.sameInstant = mark;
    else around[place] = mark;
  }
  for (const { before } of found) before.sort((a, b) => b.readAt.getTime() - a.readAt.getTime());
  return found;
}
