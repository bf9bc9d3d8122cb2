import { isPlainDate } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { normalizePhone } from "@/tenants/schemas/phone";
import type { WorkflowField } from "@/tenants/schemas/workflow";
import { isIdNumber } from "./is-id-number";

type Values = Record<string, unknown>;
type Check = (value: string, field: WorkflowField) => unknown;

/** Throws what is wrong with a value, or gives it in its one normal form. */
const checks: Record<WorkflowField["kind"], Check> = {
  text: (value) => within(value, 200),
  "long-text": (value) => within(value, 2000),
  phone: (value) => normalizePhone(value) ?? refuse("field-phone"),
  date: (value) => (isPlainDate(value) ? value : refuse("field-date")),
  number: (value) => (/^\d{1,9}(\.\d{1,4})?$/.test(value) ? value : refuse("field-number")),
  amount: (value) => (/^[1-9]\d{0,12}$/.test(value) ? value : refuse("field-amount")),
  choice: (value, field) => (field.choices?.some((one) => one.value === value) ? value : refuse("field-choice")),
  "yes-no": (value) =>
    value === "true" || value === "on" || value === "yes"
      ? true
      : value === "false" || value === "no"
        ? false
        : refuse("field-choice"),
  "id-number": (value) => (isIdNumber(value.toUpperCase()) ? value.toUpperCase() : refuse("field-id-number")),
};

class Refusal extends Error {}
const refuse = (code: string): never => {
  throw new Refusal(code);
};
const within = (value: string, most: number) => (value.length <= most ? value : refuse("field-too-long"));

/**
 * The values of a workflow's fields in their normal form; keys that are no field are dropped. The first value
 * that is missing or wrong is refused with the field's key (`field-required`, `field-phone` …).
 */
export function validateFields(fields: readonly WorkflowField[], values: Values): Values {
  const accepted: Values = {};
  for (const field of fields) {
    const given = values[field.key];
    const text =
      given === undefined || given === null
        ? ""
        : (typeof given === "string" ? given : JSON.stringify(given)).normalize("NFC").trim();
    if (text === "") {
      if (field.required) throw invalid("field-required", {}, field.key);
      continue;
    }
    if (typeof given === "object") throw invalid("field-invalid", {}, field.key);
    try {
      accepted[field.key] = checks[field.kind](text, field);
    } catch (error) {
      if (error instanceof Refusal) throw invalid(error.message, {}, field.key);
      throw error;
    }
  }
  return accepted;
}
