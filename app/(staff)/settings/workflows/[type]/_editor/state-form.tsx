"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import type { WorkflowState } from "@/tenants/schemas/workflow";
import { TextInputs } from "./text-inputs";

type StateFormProps = {
  state: WorkflowState;
  /** Whether its key may still change: a step of a published version keeps its own. */
  fresh: boolean;
  disabled: boolean;
  onChange: (state: WorkflowState) => void;
  onRemove: () => void;
};

const plain = { zh: "", en: "" };

/** One step: what it is called, what residents read, how it ends, how long it may take. */
export function StateForm({ state, fresh, disabled, onChange, onRemove }: StateFormProps) {
  const t = useTranslations("tickets");
  return (
    <div className="grid gap-4">
      <TextInputs
        label={t("workflows.stateTitle")}
        value={state.title}
        required
        disabled={disabled}
        onChange={(title) => onChange({ ...state, title })}
      />
      <TextInputs
        label={t("workflows.explain")}
        hint={t("workflows.explainHint")}
        value={state.explain ?? plain}
        long
        disabled={disabled}
        onChange={(explain) => {
          const { explain: _old, ...rest } = state;
          onChange(explain.zh || explain.en ? { ...rest, explain } : rest);
        }}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={t("workflows.phase")}>
          <Select
            value={state.phase}
            disabled={disabled}
            onChange={(event) => onChange({ ...state, phase: event.target.value as WorkflowState["phase"] })}
          >
            {(["open", "done", "rejected", "cancelled"] as const).map((phase) => (
              <option key={phase} value={phase}>
                {t(`phases.${phase}`)}
              </option>
            ))}
          </Select>
        </Field>
        {state.phase === "open" && (
          <>
            <Field label={t("workflows.target")} hint={t("workflows.targetHint")}>
              <NumberInput
                min={0}
                step="any"
                value={state.targetHours ?? ""}
                disabled={disabled}
                onChange={(event) => {
                  const hours = Number(event.target.value);
                  const { targetHours: _old, ...rest } = state;
                  onChange(hours > 0 ? { ...rest, targetHours: hours } : rest);
                }}
              />
            </Field>
            <Field label={t("workflows.clock")}>
              <Select
                value={state.clock}
                disabled={disabled}
                onChange={(event) => onChange({ ...state, clock: event.target.value as WorkflowState["clock"] })}
              >
                <option value="working">{t("workflows.working")}</option>
                <option value="round-the-clock">{t("workflows.round-the-clock")}</option>
              </Select>
            </Field>
          </>
        )}
      </div>
      {!disabled && (
        <div className="flex flex-wrap items-end justify-between gap-3">
          <Field label={t("workflows.key")} {...(fresh ? { hint: t("workflows.keyHint") } : {})}>
            <Input
              value={state.key}
              disabled={!fresh}
              maxLength={40}
              onChange={(event) => onChange({ ...state, key: event.target.value })}
            />
          </Field>
          <Button variant="danger-quiet" size="sm" onClick={onRemove}>
            {t("workflows.remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
