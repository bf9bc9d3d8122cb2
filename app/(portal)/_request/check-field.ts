import { normalizePhone } from "@/tenants/schemas/phone";
import type { WorkflowField } from "@/tenants/schemas/workflow";

/** Words below supply.checks. */
export type FieldProblem = "required" | "phone" | "idNumber" | "number" | "date" | "tooLong";

/** What is wrong with a value before it is sent, so that a slip is mended on its own page; the server judges for good. */
export function checkField(field: Pick<WorkflowField, "kind" | "required">, value: string): FieldProblem | null {
  const text = value.trim();
  if (text === "") return field.required ? "required" : null;
  if (field.kind === "phone" && !normalizePhone(text)) return "phone";
  if (field.kind === "id-number" && !/^\d{17}[\dXx]$|^[0-9A-Za-z]{18}$/.test(text)) return "idNumber";
  if (field.kind === "number" && !/^\d{1,9}(\.\d{1,4})?$/.test(text)) return "number";
  if (field.kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return "date";
  return text.length > (field.kind === "long-text" ? 2000 : 200) ? "tooLong" : null;
}
