import { z } from "zod";
import { type Workflow, workflowSchema } from "./workflow";

/**
 * A workflow in the making, read without judgement: what is missing becomes empty, unknown words stay as they
 * are, so that the editor can show it and `checkWorkflow` can name what is wrong.
 */
const word = z.coerce.string().catch("");
const text = z.object({ zh: word, en: word }).catch({ zh: "", en: "" });
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value.filter((one) => one !== null && one !== undefined) : []),
    z.array(item).catch([]),
  );
const amount = z.number().optional().catch(undefined);

const condition = z.object({ name: word, amountMinor: amount });
const field = z.object({
  key: word,
  label: text,
  kind: word,
  required: z.boolean().catch(false),
  choices: z
    .array(z.object({ value: word, label: text }))
    .optional()
    .catch(undefined),
  help: text.optional(),
});

const looseWorkflow = z.object({
  type: word,
  title: text,
  intro: text,
  initial: word,
  admission: list(condition),
  form: list(field),
  documents: list(z.object({ kind: word, label: text, required: z.boolean().catch(true), help: text.optional() })),
  states: list(
    z.object({
      key: word,
      title: text,
      explain: text.optional(),
      phase: z.enum(["open", "done", "rejected", "cancelled"]).catch("open"),
      targetHours: amount,
      clock: z.enum(["working", "round-the-clock"]).catch("working"),
    }),
  ),
  transitions: list(
    z.object({
      key: word,
      title: text,
      from: list(word),
      to: word,
      by: list(word),
      conditions: list(condition),
      fields: list(field),
      effects: list(word),
      noteRequired: z.boolean().catch(false),
      tone: z.enum(["primary", "neutral", "danger"]).catch("primary"),
    }),
  ),
  layout: z
    .record(z.string(), z.object({ x: z.number(), y: z.number() }))
    .optional()
    .catch(undefined),
});

/** Any stored body as a workflow's shape; its words may still be wrong. */
export function readWorkflow(body: unknown): Workflow {
  const strict = workflowSchema.safeParse(body);
  if (strict.success) return strict.data;
  return looseWorkflow.parse(typeof body === "object" && body !== null && !Array.isArray(body) ? body : {}) as Workflow;
}
