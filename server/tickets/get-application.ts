import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import {
  type RequestType,
  requestTypes,
  type Text,
  type WorkflowDocument,
  type WorkflowField,
} from "@/tenants/schemas/workflow";
import { findWorkflow, getWorkflow } from "./workflow/get-workflow";

export type Application = {
  type: RequestType;
  title: Text;
  intro: Text;
  form: WorkflowField[];
  documents: WorkflowDocument[];
  upload: { maxBytes: number; maxCount: number };
};

/** What an application page needs to ask for, by the workflow in force. */
export async function getApplication(ctx: Pick<Ctx, "tx" | "tenant" | "now">, type: RequestType): Promise<Application> {
  const { workflow } = await getWorkflow(ctx, type);
  const { title, intro, form, documents } = workflow;
  return { type, title, intro, form, documents, upload: uploadLimits() };
}

/** What one document may weigh, and how many a request may have. */
export const uploadLimits = () => ({
  maxBytes: env().DOCUMENT_MAX_MB * 1024 * 1024,
  maxCount: env().DOCUMENT_MAX_COUNT,
});

/** The requests that the subsidiary offers today, in the order residents know them. */
export async function listApplications(
  ctx: Pick<Ctx, "tx" | "tenant" | "now">,
): Promise<{ type: RequestType; title: Text; intro: Text }[]> {
  const offered = [];
  for (const type of requestTypes) {
    const found = await findWorkflow(ctx, type);
    if (found) offered.push({ type, title: found.workflow.title, intro: found.workflow.intro });
  }
  return offered;
}
