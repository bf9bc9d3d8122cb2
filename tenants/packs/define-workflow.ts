import type { z } from "zod";
import { type Workflow, workflowSchema } from "../schemas/workflow";

export type WorkflowDraft = z.input<typeof workflowSchema>;

/** A pack's workflow, with the schema's defaults filled in; throws where it breaks the schema. */
export function defineWorkflow(draft: WorkflowDraft): Workflow {
  return workflowSchema.parse(draft);
}

/** One text in both languages. */
export const words = (zh: string, en: string) => ({ zh, en });
