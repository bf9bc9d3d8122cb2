import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { findCurrentDocument, getDocument } from "@/tenants/config/find-current-document";
import { listVersions } from "@/tenants/config/list-versions";
import type { Tariff } from "@/tenants/schemas/tariff";
import { listSeasons } from "../seasons/list-seasons";
import { tariffSlug } from "./tariff-document";

/** What the tariff page shows: the version in force, the draft, all versions, and seasons that have bills already. */
export async function getTariffSettings(ctx: Ctx) {
  const versions = await listVersions(ctx, "tariff", tariffSlug);
  const current = await findCurrentDocument(ctx, "tariff", tariffSlug);
  const draftRow = versions.find((one) => one.status === "draft");
  const draft = draftRow && (await getDocument(ctx, draftRow.id));
  const billed = await ctx.tx.execute<{ season: string }>(
    sql`select distinct season from bills where tenant_id = ${ctx.tenant.id} order by season`,
  );
  return {
    today: dayOf(ctx.now, ctx.tenant.timezone),
    current: current && { id: current.id, version: current.version, tariff: current.body as Tariff },
    draft: draft
      ? {
          id: draft.id,
          version: draft.version,
          // Whatever its faults: the page shows them at their places.
          tariff: draft.body as Tariff,
          updatedAt: draft.updatedAt,
          authorName: draft.authorName,
        }
      : null,
    versions,
    seasons: (await listSeasons(ctx)).map((season) => ({
      slug: season.slug,
      name: season.name,
      from: season.from,
      version: season.tariff.version,
      billed: billed.rows.some((row) => row.season === season.slug),
    })),
  };
}
