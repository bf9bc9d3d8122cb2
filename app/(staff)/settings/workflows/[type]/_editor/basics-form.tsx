"use client";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { Select } from "@/app/_ui/select";
import { type Tab, Tabs } from "@/app/_ui/tabs";
import type { Workflow, WorkflowDocument } from "@/tenants/schemas/workflow";
import { ConditionsEditor } from "./conditions-editor";
import { freshKey } from "./edit-workflow";
import { FieldsEditor } from "./fields-editor";
import { ListEditor } from "./list-editor";
import { TextInputs } from "./text-inputs";

type BasicsFormProps = { workflow: Workflow; disabled: boolean; onChange: (workflow: Workflow) => void };

/** What belongs to the whole workflow: its words, who may apply, the application form, the documents. */
export function BasicsForm({ workflow, disabled, onChange }: BasicsFormProps) {
  const t = useTranslations("tickets.workflows");
  const tabs: Tab[] = [
    {
      value: "basics",
      label: t("basics"),
      content: <Words workflow={workflow} disabled={disabled} onChange={onChange} />,
    },
    {
      value: "form",
      label: t("form"),
      count: workflow.form.length,
      content: (
        <FieldsEditor fields={workflow.form} disabled={disabled} onChange={(form) => onChange({ ...workflow, form })} />
      ),
    },
    {
      value: "documents",
      label: t("documents"),
      count: workflow.documents.length,
      content: (
        <DocumentsEditor
          documents={workflow.documents}
          disabled={disabled}
          onChange={(documents) => onChange({ ...workflow, documents })}
        />
      ),
    },
  ];
  return <Tabs tabs={tabs} />;
}

function Words({ workflow, disabled, onChange }: BasicsFormProps) {
  const t = useTranslations("tickets.workflows");
  const locale = useLocale();
  return (
    <div className="grid gap-4">
      <TextInputs
        label={t("titleField")}
        value={workflow.title}
        required
        disabled={disabled}
        onChange={(title) => onChange({ ...workflow, title })}
      />
      <TextInputs
        label={t("intro")}
        value={workflow.intro}
        long
        required
        disabled={disabled}
        onChange={(intro) => onChange({ ...workflow, intro })}
      />
      <Field label={t("initial")}>
        <Select
          value={workflow.initial}
          disabled={disabled}
          onChange={(event) => onChange({ ...workflow, initial: event.target.value })}
        >
          {workflow.states
            .filter((state) => state.phase === "open")
            .map((state) => (
              <option key={state.key} value={state.key}>
                {say(state.title, locale) || state.key}
              </option>
            ))}
        </Select>
      </Field>
      <Fieldset legend={t("admission")}>
        <ConditionsEditor
          type={workflow.type}
          conditions={workflow.admission}
          disabled={disabled}
          onChange={(admission) => onChange({ ...workflow, admission })}
        />
      </Fieldset>
    </div>
  );
}

type DocumentsEditorProps = {
  documents: WorkflowDocument[];
  disabled: boolean;
  onChange: (documents: WorkflowDocument[]) => void;
};

function DocumentsEditor({ documents, disabled, onChange }: DocumentsEditorProps) {
  const t = useTranslations("tickets.workflows");
  const make = (): WorkflowDocument => ({
    kind: freshKey(
      "document",
      documents.map((one) => one.kind),
    ),
    label: { zh: "", en: "" },
    required: true,
  });
  return (
    <ListEditor items={documents} onChange={onChange} make={make} addLabel={t("addDocument")} disabled={disabled}>
      {(document, change) => (
        <div className="grid gap-2">
          <TextInputs
            label={t("fieldLabel")}
            value={document.label}
            required
            disabled={disabled}
            onChange={(label) => change({ ...document, label })}
          />
          <Checkbox
            label={t("documentRequired")}
            checked={document.required}
            disabled={disabled}
            onChange={(event) => change({ ...document, required: event.target.checked })}
          />
        </div>
      )}
    </ListEditor>
  );
}
