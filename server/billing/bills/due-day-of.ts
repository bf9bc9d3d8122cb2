import type { PlainDate } from "@/server/platform/dates";
import type { SeasonInfo } from "../seasons/list-seasons";
import type { Bill } from "./insert-bill";

/**
 * By when a new bill has to be paid: by its season's day. Behind that day the bill of one home, a new account's first or a
 * last one, is due on its issue; the days of grace of its tariff follow, as behind any due day.
 */
export function dueDayOf(season: Pick<SeasonInfo, "dueOn">, kind: Bill["kind"], issuedOn: PlainDate): PlainDate {
  const ofOneHome = kind === "first" || kind === "cut-off";
  return ofOneHome && issuedOn > season.dueOn ? issuedOn : season.dueOn;
}
