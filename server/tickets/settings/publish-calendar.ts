import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";

type NewCalendar = { calendar: BusinessCalendar; effectiveFrom: PlainDate; note: string };

/** Sets the subsidiary's working time from a day on; time targets already running keep the due time they have. */
export async function publishCalendar(
  ctx: Ctx,
  { calendar, effectiveFrom, note }: NewCalendar,
): Promise<{ version: number }> {
  const which = { kind: "calendar", slug: "calendar" } as const;
  const { updatedAt } = await saveDraft(ctx, { ...which, body: calendar, seenAt: null });
  return publishDraft(ctx, { ...which, effectiveFrom, note, seenAt: updatedAt });
}
