"use client";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { Select } from "@/app/_ui/select";
import { effectTypes } from "@/tenants/schemas/request-forms";
import {
  actorRoles,
  type EffectName,
  effectNames,
  type Workflow,
  type WorkflowTransition,
} from "@/tenants/schemas/workflow";
import { ConditionsEditor } from "./conditions-editor";
import { FieldsEditor } from "./fields-editor";
import { ListEditor } from "./list-editor";
import { TextInputs } from "./text-inputs";

type TransitionFormProps = {
  workflow: Workflow;
  transition: WorkflowTransition;
  disabled: boolean;
  onChange: (transition: WorkflowTransition) => void;
  onRemove: () => void;
};

/** One move: from where to where, who may, under which conditions, what is filled in and what else it does. */
export function TransitionForm({ workflow, transition, disabled, onChange, onRemove }: TransitionFormProps) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const open = workflow.states.filter((state) => state.phase === "open");
  const toggle = <T extends string>(list: readonly T[], item: T, on: boolean) =>
    on ? [...list, item] : list.filter((one) => one !== item);
  return (
    <div className="grid gap-4">
      <TextInputs
        label={t("workflows.transitionTitle")}
        value={transition.title}
        required
        disabled={disabled}
        onChange={(title) => onChange({ ...transition, title })}
      />
      <Fieldset legend={t("workflows.fromStates")}>
        <div className="flex flex-wrap gap-x-5">
          {open.map((state) => (
            <Checkbox
              key={state.key}
              label={say(state.title, locale) || state.key}
              checked={transition.from.includes(state.key)}
              disabled={disabled}
              onChange={(event) =>
                onChange({ ...transition, from: toggle(transition.from, state.key, event.target.checked) })
              }
            />
          ))}
        </div>
      </Fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("workflows.toState")}>
          <Select
            value={transition.to}
            disabled={disabled}
            onChange={(event) => onChange({ ...transition, to: event.target.value })}
          >
            {workflow.states.map((state) => (
              <option key={state.key} value={state.key}>
                {say(state.title, locale) || state.key}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("workflows.tone")}>
          <Select
            value={transition.tone}
            disabled={disabled}
            onChange={(event) => onChange({ ...transition, tone: event.target.value as WorkflowTransition["tone"] })}
          >
            {(["primary", "neutral", "danger"] as const).map((tone) => (
              <option key={tone} value={tone}>
                {t(`workflows.${tone}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Fieldset legend={t("workflows.by")}>
        <div className="flex flex-wrap gap-x-5">
          {actorRoles.map((role) => (
            <Checkbox
              key={role}
              label={t(`roles.${role}`)}
              checked={transition.by.includes(role)}
              disabled={disabled}
              onChange={(event) => onChange({ ...transition, by: toggle(transition.by, role, event.target.checked) })}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend={t("workflows.conditions")}>
        <ConditionsEditor
          key={transition.key}
          type={workflow.type}
          conditions={transition.conditions}
          disabled={disabled}
          onChange={(conditions) => onChange({ ...transition, conditions })}
        />
      </Fieldset>
      <Fieldset legend={t("workflows.effects")}>
        <EffectsEditor workflow={workflow} transition={transition} disabled={disabled} onChange={onChange} />
      </Fieldset>
      <Fieldset legend={t("workflows.fields")}>
        <FieldsEditor
          fields={transition.fields}
          disabled={disabled}
          onChange={(fields) => onChange({ ...transition, fields })}
        />
      </Fieldset>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox
          label={t("workflows.noteRequired")}
          checked={transition.noteRequired}
          disabled={disabled}
          onChange={(event) => onChange({ ...transition, noteRequired: event.target.checked })}
        />
        {!disabled && (
          <Button variant="danger-quiet" size="sm" onClick={onRemove}>
            {t("workflows.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

function EffectsEditor({ workflow, transition, disabled, onChange }: Omit<TransitionFormProps, "onRemove">) {
  const t = useTranslations("tickets");
  const fitting = effectNames.filter((name) => effectTypes[name]?.includes(workflow.type) ?? true);
  return (
    <ListEditor<EffectName>
      items={transition.effects}
      onChange={(effects) => onChange({ ...transition, effects })}
      make={() => fitting.find((name) => !transition.effects.includes(name)) ?? "notify-resident"}
      addLabel={t("workflows.addEffect")}
      disabled={disabled}
    >
      {(effect, change) => (
        <Select
          aria-label={t("workflows.effects")}
          value={effect}
          disabled={disabled}
          onChange={(event) => change(event.target.value as EffectName)}
        >
          {[...new Set([...fitting, effect])].map((name) => (
            <option key={name} value={name}>
              {(effectNames as readonly string[]).includes(name) ? t(`effects.${name}`) : name}
            </option>
          ))}
        </Select>
      )}
    </ListEditor>
  );
}
