import { conditionTypes, effectTypes, neededFields, principalEffect } from "@/tenants/schemas/request-forms";
import type { ConditionName, EffectName, RequestType, Workflow } from "@/tenants/schemas/workflow";
import { error, type Finding, warning } from "../finding";
import { reachableFrom } from "../graph";

/** Where a sound map would still not do its business: effects out of place or without their input, facts that can never be. */
export function checkMeaning(workflow: Workflow): Finding[] {
  return [
    ...checkPlace(workflow),
    ...checkNeeds(workflow),
    ...checkPrincipal(workflow),
    ...checkDocuments(workflow),
    ...checkOrders(workflow),
  ];
}

type Transition = Workflow["transitions"][number];
const has = (effect: EffectName) => (one: Transition) => one.effects.includes(effect);
const asks = (name: ConditionName) => (one: Transition) => one.conditions.some((condition) => condition.name === name);

function checkPlace({ type, admission, transitions }: Workflow): Finding[] {
  const misplaced = (allowed: readonly RequestType[] | undefined) => allowed !== undefined && !allowed.includes(type);
  const conditions = (list: Workflow["admission"], at: Record<string, string>) =>
    list
      .filter((one) => misplaced(conditionTypes[one.name]))
      .map((one) => error("condition-misplaced", { condition: one.name, ...at }));
  return [
    ...conditions(admission, {}),
    ...transitions.flatMap((one) => [
      ...conditions(one.conditions, { transition: one.key }),
      ...one.effects
        .filter((effect) => misplaced(effectTypes[effect]))
        .map((effect) => error("effect-misplaced", { effect, transition: one.key })),
    ]),
  ];
}

function checkNeeds(workflow: Workflow): Finding[] {
  const used = new Set(workflow.transitions.flatMap((one) => one.effects));
  const fields = [...workflow.form, ...workflow.transitions.flatMap((one) => one.fields)];
  return [...used].flatMap((effect) =>
    (neededFields[effect] ?? []).flatMap(({ key, kind }) => {
      const field = fields.find((one) => one.key === key);
      if (!field) return [error("effect-needs-field", { effect, key })];
      if (field.kind !== kind) return [error("effect-field-kind", { effect, field: key, kind })];
      return field.required ? [] : [warning("effect-field-optional", { effect, field: key })];
    }),
  );
}

function checkPrincipal(workflow: Workflow): Finding[] {
  const effect = principalEffect[workflow.type];
  if (!effect) return [error("type-unknown", { type: workflow.type })];
  const movers = workflow.transitions.filter(has(effect));
  if (movers.length === 0) return [error("effect-missing", { effect })];
  const without = reachableFrom(workflow, workflow.initial, (one) => !one.effects.includes(effect));
  const done = workflow.states.filter((state) => state.phase === "done" && without.has(state.key));
  const again = movers.filter((one) => {
    const later = reachableFrom(workflow, one.to);
    return movers.some((other) => other.from.some((from) => later.has(from)));
  });
  return [
    ...done.map((state) => warning("done-without-effect", { state: state.key, effect })),
    ...again.map((one) => warning("effect-repeated", { transition: one.key, effect })),
  ];
}

function checkDocuments(workflow: Workflow): Finding[] {
  const checked =
    workflow.transitions.some(asks("documents-complete")) ||
    workflow.admission.some((one) => one.name === "documents-complete");
  const required = workflow.documents.filter((one) => one.required);
  if (!checked) return required.map((one) => warning("document-never-checked", { document: one.kind }));
  return required.length === 0 ? [warning("no-document-required")] : [];
}

function checkOrders({ transitions }: Workflow): Finding[] {
  const found: Finding[] = [];
  const survey = transitions.some(has("create-survey-order"));
  const any =
    survey || transitions.some(has("create-valve-close-order")) || transitions.some(has("create-valve-open-order"));
  for (const one of transitions) {
    if (asks("survey-passed")(one) && !survey) found.push(error("never-surveyed", { transition: one.key }));
    if (asks("work-orders-done")(one) && !any) found.push(error("never-ordered", { transition: one.key }));
  }
  return found;
}
