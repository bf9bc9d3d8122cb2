import { LRUCache } from "lru-cache";
import { findCurrentDocument, getDocument } from "@/tenants/config/find-current-document";
import { type BusinessCalendar, calendarSchema, defaultCalendar } from "@/tenants/schemas/calendar";
import { readWorkflow } from "@/tenants/schemas/read-workflow";
import type { RequestType, Workflow } from "@/tenants/schemas/workflow";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";

type Reader = Pick<Ctx, "tx" | "tenant" | "now">;
export type WorkflowVersion = { id: string; version: number; workflow: Workflow };

// A published version never changes, so it may be kept as long as there is room.
const known = new LRUCache<string, WorkflowVersion>({ max: 500 });

/** The version of a workflow that a running ticket is pinned to. */
export async function getWorkflowVersion(ctx: Pick<Ctx, "tx" | "tenant">, versionId: string): Promise<WorkflowVersion> {
  const key = `${ctx.tenant.id}:${versionId}`;
  const kept = known.get(key);
  if (kept) return kept;
  const document = await getDocument(ctx, versionId);
  const found = { id: document.id, version: document.version, workflow: readWorkflow(document.body) };
  if (document.status !== "draft") known.set(key, found);
  return found;
}

/** The workflow that a request begun today travels by; null when the subsidiary does not offer the request. */
export async function findWorkflow(ctx: Reader, type: RequestType, day?: PlainDate): Promise<WorkflowVersion | null> {
  const document = await findCurrentDocument(ctx, "workflow", type, day);
  return document && { id: document.id, version: document.version, workflow: readWorkflow(document.body) };
}

/** As `findWorkflow`; refuses a request that is not offered here (`request-not-offered`). */
export async function getWorkflow(ctx: Reader, type: RequestType): Promise<WorkflowVersion> {
  const found = await findWorkflow(ctx, type);
  if (!found) throw conflict("request-not-offered");
  return found;
}

/** The subsidiary's working time today. */
export async function getCalendar(ctx: Reader): Promise<BusinessCalendar> {
  const document = await findCurrentDocument(ctx, "calendar", "calendar");
  const parsed = calendarSchema.safeParse(document?.body);
  return parsed.success ? parsed.data : defaultCalendar;
}
