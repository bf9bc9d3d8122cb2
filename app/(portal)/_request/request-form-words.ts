import type { Text, WorkflowDocument, WorkflowField } from "@/tenants/schemas/workflow";

/** A request as a subsidiary's workflow words it: title, introduction, fields, papers. */
export type RequestFormWords = { title: Text; intro: Text; form: WorkflowField[]; documents: WorkflowDocument[] };
