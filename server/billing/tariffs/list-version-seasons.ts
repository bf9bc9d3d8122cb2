import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { getTariffVersion } from "./tariff-document";

/** The seasons that a version names; `usual` is the latest that has begun, whose areas and readings are there. */
export async function listVersionSeasons(ctx: Ctx, versionId: string) {
  const { seasons } = await getTariffVersion(ctx, versionId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const list = seasons.map(({ slug, name, from, lastDay }) => ({ slug, name, from, lastDay }));
  const usual = list.findLast((one) => one.from <= today) ?? list[0];
  return { list, usual: usual?.slug ?? "" };
}
