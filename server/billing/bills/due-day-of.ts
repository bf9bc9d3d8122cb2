import { type PlainDate, plusDays } from "@/server/platform/dates";
import type { SeasonInfo } from "../seasons/list-seasons";
import type { Bill } from "./insert-bill";

/**
 * By when a new bill has to be paid: by its season's day. Behind that day the first bill of a new account is due so many
 * days after its issue as the tariff gives grace, and a cut-off bill at once, for who is billed there leaves.
 */
export function dueDayOf(
  { dueOn, tariff }: Pick<SeasonInfo, "dueOn" | "tariff">,
  kind: Bill["kind"],
  issuedOn: PlainDate,
): PlainDate {
  if (issuedOn <= dueOn) return dueOn;
  if (kind === "cut-off") return issuedOn;
  return kind === "first" ? plusDays(issuedOn, tariff.tariff.lateFee?.graceDays ?? 0) : dueOn;
}
