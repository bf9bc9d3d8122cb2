import { isPlainDate, type PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";

type Form = Record<string, unknown>;

/** A text of a ticket's form, or undefined when it is empty. */
export function textOf(form: Form, key: string): string | undefined {
  const value = form[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A text that an effect cannot do without. */
export function neededText(form: Form, key: string): string {
  const value = textOf(form, key);
  if (!value) throw conflict("form-incomplete", { field: key });
  return value;
}

/** A business day of a ticket's form; undefined when it is empty or no day. */
export function dayOfForm(form: Form, key: string): PlainDate | undefined {
  const value = textOf(form, key);
  return value && isPlainDate(value) ? value : undefined;
}
