import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { publishAtOnce } from "@/tenants/config/publish-at-once";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";

type NewCalendar = { calendar: BusinessCalendar; effectiveFrom: PlainDate; seenVersion: number };

/** Sets the subsidiary's working time from a day on; time targets already running keep the due time they have. */
export function publishCalendar(ctx: Ctx, { calendar, ...when }: NewCalendar): Promise<{ version: number }> {
  return publishAtOnce(ctx, { kind: "calendar", slug: "calendar", body: calendar, ...when });
}
