"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { fieldKinds, type WorkflowField } from "@/tenants/schemas/workflow";
import { freshKey } from "./edit-workflow";
import { ListEditor } from "./list-editor";
import { TextInputs } from "./text-inputs";

type FieldsEditorProps = { fields: WorkflowField[]; onChange: (fields: WorkflowField[]) => void; disabled: boolean };

/** What has to be filled in: label, kind, choices, required or not. */
export function FieldsEditor({ fields, onChange, disabled }: FieldsEditorProps) {
  const t = useTranslations("tickets");
  const make = (): WorkflowField => ({
    key: freshKey(
      "field",
      fields.map((field) => field.key),
    ),
    label: { zh: "", en: "" },
    kind: "text",
    required: false,
  });
  return (
    <ListEditor items={fields} onChange={onChange} make={make} addLabel={t("workflows.addField")} disabled={disabled}>
      {(field, change) => (
        <div className="grid gap-3">
          <TextInputs
            label={t("workflows.fieldLabel")}
            value={field.label}
            required
            disabled={disabled}
            onChange={(label) => change({ ...field, label })}
          />
          <div className="grid gap-3 sm:grid-cols-3">
            <Field label={t("workflows.fieldKind")}>
              <Select
                value={field.kind}
                disabled={disabled}
                onChange={(event) => change({ ...field, kind: event.target.value as WorkflowField["kind"] })}
              >
                {fieldKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`fieldKinds.${kind}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t("workflows.key")}>
              <Input
                value={field.key}
                disabled={disabled}
                maxLength={40}
                onChange={(event) => change({ ...field, key: event.target.value })}
              />
            </Field>
            <Checkbox
              label={t("workflows.required")}
              className="self-end"
              checked={field.required}
              disabled={disabled}
              onChange={(event) => change({ ...field, required: event.target.checked })}
            />
          </div>
          {field.kind === "choice" && (
            <ListEditor
              items={field.choices ?? []}
              onChange={(choices) => change({ ...field, choices })}
              make={() => ({
                value: freshKey(
                  "choice",
                  (field.choices ?? []).map((one) => one.value),
                ),
                label: { zh: "", en: "" },
              })}
              addLabel={t("workflows.addChoice")}
              disabled={disabled}
            >
              {(choice, changeChoice) => (
                <TextInputs
                  label={t("workflows.choices")}
                  value={choice.label}
                  required
                  disabled={disabled}
                  onChange={(label) => changeChoice({ ...choice, label })}
                />
              )}
            </ListEditor>
          )}
        </div>
      )}
    </ListEditor>
  );
}
