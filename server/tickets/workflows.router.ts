import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { discardDraft } from "@/tenants/config/discard-draft";
import { newestVersion } from "@/tenants/config/publish-at-once";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { requestTypes } from "@/tenants/schemas/workflow";
import { calendarSchema } from "@/tenants/schemas/calendar";
import { dayOf } from "@/server/platform/dates";
import { compareVersions } from "./settings/compare-versions";
import { getWorkflowSettings } from "./settings/get-workflow-settings";
import { listWorkflows } from "./settings/list-workflows";
import { publishCalendar } from "./settings/publish-calendar";
import { checkWorkflow } from "./workflow/check-workflow";
import { getCalendar } from "./workflow/get-workflow";

const type = z.enum(requestTypes);
const body = z.record(z.string(), z.unknown());

/** A subsidiary's workflows as its administrators see and change them. */
export const staffWorkflowsRouter = router({
  list: staff("settings.read").query(({ ctx }) => listWorkflows(ctx)),
  get: staff("settings.read")
    .input(z.object({ type }))
    .query(({ ctx, input }) => getWorkflowSettings(ctx, input.type)),
  calendar: staff("settings.read").query(async ({ ctx }) => ({
    calendar: await getCalendar(ctx),
    version: await newestVersion(ctx, "calendar", "calendar"),
    today: dayOf(ctx.now, ctx.tenant.timezone),
  })),
  "publish-calendar": staff("settings.publish-workflow")
    .input(z.object({ calendar: calendarSchema, effectiveFrom: z.iso.date(), seenVersion: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => publishCalendar(ctx, input)),
  compare: staff("settings.read")
    .input(z.object({ olderId: z.uuid(), newerId: z.uuid() }))
    .query(({ ctx, input }) => compareVersions(ctx, input)),
  check: staff("settings.read")
    .input(z.object({ body }))
    .query(({ input }) => checkWorkflow(input.body)),
  "save-draft": staff("settings.edit-workflow")
    .input(z.object({ type, body, seenAt: z.date().nullable() }))
    .mutation(({ ctx, input }) =>
      saveDraft(ctx, { kind: "workflow", slug: input.type, body: input.body, seenAt: input.seenAt }),
    ),
  "discard-draft": staff("settings.edit-workflow")
    .input(z.object({ type }))
    .mutation(({ ctx, input }) => discardDraft(ctx, "workflow", input.type)),
  publish: staff("settings.publish-workflow")
    .input(z.object({ type, effectiveFrom: z.iso.date(), note: z.string().trim().min(1).max(500), seenAt: z.date() }))
    .mutation(({ ctx, input: { type: slug, ...rest } }) => publishDraft(ctx, { kind: "workflow", slug, ...rest })),
});
