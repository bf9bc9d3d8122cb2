import { listSeasons } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";

export type Season = Awaited<ReturnType<typeof listSeasons>>[number];

/** Where a day stands towards the application windows of the seasons. */
export type StopWindow =
  | { state: "open"; season: Season }
  /** The window of the running or coming season has closed; `next` is the one after it, when its tariff is known. */
  | { state: "closed"; season: Season; next: Season | null }
  | { state: "not-yet"; season: Season }
  | { state: "unknown" };

/** Which season's window a day lies in; a season that has ended is past, whatever its window says. */
export function windowOn(seasons: Season[], day: PlainDate): StopWindow {
  const ahead = seasons.filter((season) => season.lastDay >= day).sort((a, b) => (a.from < b.from ? -1 : 1));
  const open = ahead.find((season) => season.applyFrom <= day && day <= season.applyBy);
  if (open) return { state: "open", season: open };
  const [first, next] = ahead;
  if (!first) return { state: "unknown" };
  return day < first.applyFrom
    ? { state: "not-yet", season: first }
    : { state: "closed", season: first, next: next ?? null };
}

/** The window as it stands today in the subsidiary. */
export async function stopWindow(ctx: Ctx): Promise<StopWindow> {
  return windowOn(await listSeasons(ctx), dayOf(ctx.now, ctx.tenant.timezone));
}

/**
 * The season that can be applied for today.
 * @throws `stop-deadline-passed` naming the day and the next possible season, `stop-window-not-open`, `season-not-set`
 */
export async function seasonInWindow(ctx: Ctx): Promise<Season> {
  const window = await stopWindow(ctx);
  if (window.state === "open") return window.season;
  throw windowRefusal(window);
}

/** The refusal for a window that is not open. */
export function windowRefusal(window: Exclude<StopWindow, { state: "open" }>) {
  if (window.state === "unknown") return conflict("season-not-set");
  const { season } = window;
  if (window.state === "not-yet")
    return conflict("stop-window-not-open", { season: season.slug, from: season.applyFrom, by: season.applyBy });
  if (!window.next) return conflict("stop-deadline-passed", { season: season.slug, by: season.applyBy });
  const { next } = window;
  return conflict("stop-deadline-passed-next", {
    season: season.slug,
    by: season.applyBy,
    next: next.slug,
    nextFrom: next.applyFrom,
    nextBy: next.applyBy,
  });
}
