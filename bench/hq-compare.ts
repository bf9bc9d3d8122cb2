// npm run bench hq-compare: headquarters' comparison of 20 subsidiaries over two and a half years of roll-ups, against the
// bare statement that sums the same rows as the table's owner.
import pg from "pg";
import { withGroup } from "@/db/tenant";
import { makeGroup, makeHqStaff, makeTenant } from "@/db/test/factories";
import { compare as compareSubsidiaries } from "@/server/hq/compare";
import { compareInput } from "@/server/hq/schemas";
import { env } from "@/server/platform/env";
import { insertPlausibleRollups } from "./_plausible-rollups";
import { compare, type Figure, settle } from "./harness";

const subsidiaries = 20;
const days = { from: "2024-07-01", to: "2026-11-21" };

/** The sums of a season and of the one before, per subsidiary: what any answer has to read at least. */
const bare = `
  select tenant_id, metric, dimension, width_bucket(day, $2::date[]), sum(value)::float8
    from bare_rollups
    where group_id = $1 and day <= $3
      and (metric in ('households', 'chargeable-area', 'outstanding', 'open-tickets') or day >= $4)
    group by 1, 2, 3, 4`;

/** Row security binds even the owner, so the copy is taken while it is lifted; on a scratch database that may be. */
const copy = `
  begin;
  alter table daily_rollups no force row level security;
  create table bare_rollups as select * from daily_rollups;
  alter table daily_rollups force row level security;
  alter table bare_rollups add primary key (tenant_id, day, metric, dimension);
  create index on bare_rollups (group_id, metric, day);
  commit`;

export default async function bench(): Promise<Figure[]> {
  const group = await makeGroup();
  const actor = await makeHqStaff(group);
  let rows = 0;
  for (let index = 0; index < subsidiaries; index += 1) {
    const tenant = await makeTenant({ group });
    rows += await insertPlausibleRollups(tenant, { households: 82_500, ...days });
  }
  console.log(`${subsidiaries} subsidiaries, 1.65 million households, ${rows} roll-up rows`);
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  await owner.query(copy);
  await settle();
  const now = new Date(`${days.to}T04:00:00Z`);
  const ask = (period: string) => () =>
    withGroup(group.id, (tx) => compareSubsidiaries({ tx, group, actor, now }, compareInput.parse({ period })));
  const sums = (borders: string[]) => () =>
    owner.query(bare, [group.id, `{${borders.join(",")}}`, days.to, borders[0]]);
  try {
    return [
      await compare({
        name: "hq compare, a season and the one before, 20 subsidiaries",
        baseline: "the bare sums of the same roll-ups",
        measure: ask("season-2026"),
        against: sums(["2025-07-01", "2025-11-22", "2026-07-01", "2026-11-22"]),
        note: "the measured way also takes the medians of both periods and of every part, and the whole course over time",
      }),
      await compare({
        name: "hq compare, one month and the same one a year ago",
        baseline: "the bare sums of the same roll-ups",
        measure: ask("month-2026-10"),
        against: sums(["2025-10-01", "2025-11-01", "2026-10-01", "2026-11-01"]),
      }),
    ];
  } finally {
    await owner.end();
  }
}
