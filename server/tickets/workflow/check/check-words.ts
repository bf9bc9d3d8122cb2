import { type Workflow, workflowSchema } from "@/tenants/schemas/workflow";
import { error, type Finding } from "../finding";

/** What the schema refuses, told by where it stands: unknown roles, conditions and effects, missing words, doubled keys. */
export function checkWords(body: unknown, workflow: Workflow): Finding[] {
  const parsed = workflowSchema.safeParse(body);
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => nameIssue(issue.path, workflow));
  return [...issues, ...doubled(workflow), ...incompleteFields(workflow), ...incompleteAmounts(workflow)];
}

function nameIssue(path: PropertyKey[], workflow: Workflow): Finding {
  const at = path.map(String);
  const [room = "", index = "0"] = at;
  const transition = room === "transitions" ? workflow.transitions[Number(index)] : undefined;
  const state = room === "states" ? workflow.states[Number(index)] : undefined;
  const where: Finding["params"] = transition ? { transition: transition.key } : state ? { state: state.key } : {};
  if (transition && at[2] === "by") {
    return at[3]
      ? error("unknown-role", { ...where, role: transition.by[Number(at[3])] ?? "" })
      : error("nobody-may", where);
  }
  if (transition && at[2] === "effects") {
    return error("unknown-effect", { ...where, effect: transition.effects[Number(at[3])] ?? "" });
  }
  if (at.at(-1) === "name") {
    const conditions = transition ? transition.conditions : workflow.admission;
    return error("unknown-condition", { ...where, condition: conditions[Number(at.at(-2))]?.name ?? "" });
  }
  if (at.at(-1) === "zh" || at.at(-1) === "en") return error("text-missing", { ...where, place: placeOf(at) });
  if (transition && at[2] === "from" && at.length === 3) return error("starts-nowhere", where);
  if (["key", "kind", "from", "to"].includes(at.at(-1) ?? "") || at.includes("from"))
    return error("key-invalid", { ...where, place: placeOf(at) });
  return error("value-invalid", { ...where, place: placeOf(at) });
}

/** A path that a person can follow in the editor: `states.2.title`. */
const placeOf = (path: string[]) => path.join(".") || "workflow";

function doubled(workflow: Workflow): Finding[] {
  const twice = (keys: string[]) => [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return [
    ...twice(workflow.states.map((state) => state.key)).map((state) => error("state-doubled", { state })),
    ...twice(workflow.transitions.map((one) => one.key)).map((transition) =>
      error("transition-doubled", { transition }),
    ),
    ...twice(workflow.form.map((field) => field.key)).map((field) => error("field-doubled", { field })),
    ...twice(workflow.documents.map((one) => one.kind)).map((document) => error("document-doubled", { document })),
    ...workflow.transitions.flatMap((one) =>
      twice(one.fields.map((field) => field.key)).map((field) =>
        error("field-doubled", { field, transition: one.key }),
      ),
    ),
  ];
}

function incompleteFields(workflow: Workflow): Finding[] {
  const fields = [...workflow.form, ...workflow.transitions.flatMap((one) => one.fields)];
  return fields
    .filter((field) => field.kind === "choice" && !field.choices?.length)
    .map((field) => error("choices-missing", { field: field.key }));
}

function incompleteAmounts(workflow: Workflow): Finding[] {
  const needs = (name: string) => name === "amount-at-most" || name === "amount-above";
  const lacks = (conditions: Workflow["admission"]) =>
    conditions.filter((one) => needs(one.name) && one.amountMinor === undefined);
  return [
    ...lacks(workflow.admission).map((one) => error("amount-missing", { condition: one.name })),
    ...workflow.transitions.flatMap((transition) =>
      lacks(transition.conditions).map((one) =>
        error("amount-missing", { condition: one.name, transition: transition.key }),
      ),
    ),
  ];
}
