import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import {
  type RequestType,
  requestTypes,
  type Text,
  type WorkflowDocument,
  type WorkflowField,
} from "@/tenants/schemas/workflow";
import { findWorkflow, getWorkflow, type WorkflowVersion } from "./workflow/get-workflow";

type Reader = Pick<Ctx, "tx" | "tenant" | "now">;

export type Application = {
  type: RequestType;
  title: Text;
  intro: Text;
  form: WorkflowField[];
  documents: WorkflowDocument[];
  upload: { maxBytes: number; maxCount: number };
};

/** What an application page needs to ask for, by the workflow in force. */
export async function getApplication(ctx: Reader, type: RequestType): Promise<Application> {
  return applicationOf(type, await getWorkflow(ctx, type));
}

/** As `getApplication`; null when the request is not offered here. */
export async function findApplication(ctx: Reader, type: RequestType): Promise<Application | null> {
  const found = await findWorkflow(ctx, type);
  return found && applicationOf(type, found);
}

function applicationOf(type: RequestType, { workflow }: WorkflowVersion): Application {
  const { title, intro, form, documents } = workflow;
  return { type, title, intro, form, documents, upload: uploadLimits() };
}

/** What one document may weigh, and how many a request may have. */
export const uploadLimits = () => ({
  maxBytes: env().DOCUMENT_MAX_MB * 1024 * 1024,
  maxCount: env().DOCUMENT_MAX_COUNT,
});

/** The requests that the subsidiary offers today, in the order residents know them. */
export async function listApplications(ctx: Reader): Promise<{ type: RequestType; title: Text; intro: Text }[]> {
  const offered = [];
  for (const type of requestTypes) {
    const found = await findWorkflow(ctx, type);
    if (found) offered.push({ type, title: found.workflow.title, intro: found.workflow.intro });
  }
  return offered;
}
