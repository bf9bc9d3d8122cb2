import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { type Aim, chooseCommunities, headOf } from "./choose-communities";
import type { Dwelling } from "./parse-place";
import type { Hit, Source } from "./sources";

/** Accounts at a place: first its community out of the few there are, then building, unit and room by index. */
export const findByPlace: Source = async (ctx, place, after, limit) => {
  const aims = chooseCommunities(place, await listCommunities(ctx, place));
  const start = after ? aims.findIndex(({ communities }) => communities.includes(after[0] ?? "")) : 0;
  const hits: Hit[] = [];
  for (const [index, aim] of aims.slice(Math.max(0, start)).entries()) {
    if (hits.length >= limit) break;
    hits.push(...(await walkCommunities(ctx, aim, index === 0 ? after : null, limit - hits.length)));
  }
  return hits;
};

/**
 * The names of communities that a place spells out, or that contain its head. Hops from name to name along
 * premises_place: a subsidiary has a few thousand names over half a million homes, and none is ever stale.
 */
async function listCommunities({ tx, tenant }: Ctx, place: string): Promise<string[]> {
  const head = headOf(place) || place;
  const { rows } = await tx.execute<{ name: string }>(sql`
    with recursive hop(name) as (
      (select community from premises where tenant_id = ${tenant.id} order by community limit 1)
      union all
      select (select p.community from premises p
              where p.tenant_id = ${tenant.id} and p.community > hop.name order by p.community limit 1)
      from hop where hop.name is not null
    )
    select name from hop where name <> '' and (strpos(${place}, name) > 0 or strpos(name, ${head}) > 0)`);
  return rows.map(({ name }) => name);
}

const order = ["building", "unit", "room"].flatMap((column) => [
  sql.raw(`length(p.${column})`),
  sql.raw(`p.${column}`),
]);

async function walkCommunities({ tx, tenant }: Ctx, aim: Aim, after: string[] | null, limit: number): Promise<Hit[]> {
  const wanted = sql.join(aim.dwellings.map(dwellingCondition), sql` or `);
  const [community = "", building = "", unit = "", room = "", accountId = ""] = after ?? [];
  const onwards = after
    ? sql`and (c.name <> ${community} or (${sql.join(order, sql`, `)}, a.id) >
        (length(${building}), ${building}, length(${unit}), ${unit}, length(${room}), ${room}, ${accountId}::uuid))`
    : sql``;
  const names = aim.communities.slice(Math.max(0, aim.communities.indexOf(community)));
  // One community after the other, each sorted by itself; it stops as soon as the page is full.
  const { rows } = await tx.execute<{
    id: string;
    community: string;
    building: string;
    unit: string;
    room: string;
  }>(sql`
    select hit.*, c.name as community
    from unnest(${sql.param(names)}::text[]) with ordinality c(name, place) cross join lateral (
      select a.id, p.building, p.unit, p.room
      from premises p join accounts a on a.tenant_id = ${tenant.id} and a.premise_id = p.id
      where p.tenant_id = ${tenant.id} and p.community = c.name and (${wanted}) ${onwards}
      order by ${sql.join(order, sql`, `)}, a.id limit ${limit}) hit
    limit ${limit}`);
  return rows.map((row) => ({ accountId: row.id, key: [row.community, row.building, row.unit, row.room, row.id] }));
}

function dwellingCondition(dwelling: Dwelling): SQL {
  const parts = Object.entries(dwelling).map(([column, ways]) => sql`${sql.raw(`p.${column}`)} in ${ways}`);
  return parts.length > 0 ? sql`(${sql.join(parts, sql` and `)})` : sql`true`;
}
