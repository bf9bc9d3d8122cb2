import { sql } from "drizzle-orm";
import type { Definition } from "./definition";
import { believedAreas, courseOf, day, receivable } from "./fragments";

/** 收费面积: supplied and stopped area, what came and what went; an area that changes its class goes in one and comes in another. */
export const areas: Definition = {
  slug: "areas",
  version: 2,
  split: "state",
  columns: [
    { name: "opening", unit: "area", role: "opening" },
    { name: "came", unit: "area", role: "plus" },
    { name: "went", unit: "area", role: "minus" },
    { name: "closing", unit: "area", role: "closing" },
  ],
  facts: (question) => sql`
    select c.account_id, c.price_class, c.supply_state as split, course.figure, (c.chargeable_area * 100)::bigint as value, 'area' as source,
      c.id as source_id, course.on_day
    from ${believedAreas(question)} c, ${courseOf(question, ["opening", "came", "went"])}
    where course.counts`,
};

/** 报停: places that were stopped, how many stopped and resumed, their area, and the base fee charged for them. */
export const stops: Definition = {
  slug: "stops",
  version: 2,
  columns: [
    { name: "opening", unit: "count", role: "opening" },
    { name: "stopped", unit: "count", role: "plus" },
    { name: "resumed", unit: "count", role: "minus" },
    { name: "closing", unit: "count", role: "closing" },
    { name: "openingArea", unit: "area", role: "opening", sum: "area" },
    { name: "stoppedArea", unit: "area", role: "plus", sum: "area" },
    { name: "resumedArea", unit: "area", role: "minus", sum: "area" },
    { name: "closingArea", unit: "area", role: "closing", sum: "area" },
    { name: "baseFee", unit: "money", role: "memo" },
  ],
  facts: (question) => sql`
    select c.account_id, c.price_class, '' as split, measured.figure, measured.value, 'area' as source, c.id as source_id, course.on_day
    from ${believedAreas(question)} c, ${courseOf(question, ["opening", "stopped", "resumed"])},
    lateral (values (course.figure, 1::bigint), (course.figure || 'Area', (c.chargeable_area * 100)::bigint)) as measured (figure, value)
    where course.counts and c.supply_state = 'stopped'
    union all
    select account_id, null, '', 'baseFee', change, 'posting', id, effective_on
    from ${receivable(question)} fee
    where fee.other = 'base-fee-revenue' and fee.effective_on >= ${day(question.from)}`,
};
