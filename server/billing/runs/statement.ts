import { type SQL, sql } from "drizzle-orm";
import type { SeasonInfo } from "../seasons/list-seasons";
import { billedTo, day } from "./fragments";
import { heatingLines } from "./heating-lines";
import { waterLines } from "./water-lines";

/** Which agreements one statement looks at: at most `limit` behind `after`, in the order of their ids. */
export type Slice = {
  tenantId: string;
  season: SeasonInfo;
  after: string | null;
  limit: number | null;
  /** As if nothing of the season were billed yet: what a comparison of tariffs asks. */
  fromNothing?: boolean;
};

/**
 * The computing part of a season run: common table expressions that end in `lines`, every line of every agreement in
 * the slice, and `parked`, the agreements that cannot be billed with the reason. It makes the very lines that
 * `computeLines` makes, for all agreements at once; rates travel as VALUES compiled from the tariff.
 */
export function computedLines(slice: Slice): SQL {
  const { season, tenantId } = slice;
  const { tariff } = season.tariff;
  const body =
    tariff.kind === "heating" ? heatingLines(tenantId, season, tariff) : waterLines(tenantId, season, tariff);
  return sql`${scope(slice)}, ${body}`;
}

/**
 * `looked`: the slice; `scope`: those of it with days of the season not billed yet, with what they begin at and the first
 * day that their bill charges.
 */
function scope({ tenantId, season, after, limit, fromNothing }: Slice): SQL {
  return sql`
    looked as materialized (
      select g.id as agreement_id, g.account_id, g.premise_id, g.starts_on, g.ends_on, g.season_borne
      from service_agreements g
      where g.tenant_id = ${tenantId} and g.status <> 'pending-start' and g.starts_on <= ${day(season.lastDay)}
        and (g.ends_on is null or g.ends_on > ${day(season.from)})
        ${after ? sql`and g.id > ${after}::uuid` : sql``}
      order by g.id ${limit === null ? sql`` : sql`limit ${limit}`}
    ), before as materialized (
      select b.agreement_id, max(b.revision) + 1 as revision,
        max(${billedTo(season, sql`b.period_to`)}) filter (where b.reverses_id is null and taken_back.id is null) + 1 as period_from
      from looked
      join bills b on b.tenant_id = ${tenantId} and b.agreement_id = looked.agreement_id and b.season = ${season.slug}
      left join bills taken_back on taken_back.tenant_id = ${tenantId} and taken_back.reverses_id = b.id
      ${fromNothing ? sql`where false` : sql``}
      group by b.agreement_id
    ), scope as materialized (
      select looked.*, coalesce(before.revision, 0) as revision,
        greatest(${day(season.from)}, before.period_from) as period_from,
        greatest(${day(season.from)}, before.period_from, looked.starts_on) as first_day, pr.storey_height, pr.use
      from looked
      left join before on before.agreement_id = looked.agreement_id
      join premises pr on pr.tenant_id = ${tenantId} and pr.id = looked.premise_id
      where before.period_from is null or before.period_from <= ${day(season.lastDay)}
    )`;
}
