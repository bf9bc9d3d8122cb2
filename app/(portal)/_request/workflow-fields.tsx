"use client";
import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import type { Text, WorkflowField } from "@/tenants/schemas/workflow";

/** The words of a configured text in the reader's language. */
export function useWords(): (text: Text) => string {
  const locale = useLocale();
  return (text) => (locale === "en" ? text.en : text.zh);
}

export type FieldLimits = Record<string, { min?: string; max?: string }>;

type WorkflowFieldsProps = {
  fields: WorkflowField[];
  values: Record<string, string>;
  errors: Record<string, string>;
  limits?: FieldLimits;
  onChange: (key: string, value: string) => void;
};

/** The fields that a subsidiary asks for, each by its kind. */
export function WorkflowFields({ fields, values, errors, limits = {}, onChange }: WorkflowFieldsProps) {
  return (
    <div className="grid gap-5">
      {fields.map((field) => (
        <OneField
          key={field.key}
          field={field}
          value={values[field.key] ?? ""}
          error={errors[field.key]}
          limits={limits[field.key] ?? {}}
          onChange={(value) => onChange(field.key, value)}
        />
      ))}
    </div>
  );
}

type OneFieldProps = {
  field: WorkflowField;
  value: string;
  error: string | undefined;
  limits: { min?: string; max?: string };
  onChange: (value: string) => void;
};

function OneField({ field, value, error, limits, onChange }: OneFieldProps) {
  const words = useWords();
  const t = useTranslations("common.words");
  const label = words(field.label);
  const hint = field.help ? words(field.help) : undefined;
  if (field.kind === "choice") {
    return (
      <RadioGroup
        name={field.key}
        legend={label}
        look="cards"
        required={field.required}
        value={value}
        hint={hint}
        error={error}
        onValueChange={onChange}
        options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: words(choice.label) }))}
      />
    );
  }
  if (field.kind === "yes-no") {
    return (
      <Checkbox
        name={field.key}
        label={label}
        hint={hint}
        checked={value === "true"}
        onChange={(event) => onChange(String(event.target.checked))}
      />
    );
  }
  const common = {
    name: field.key,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={field.required}
      {...(field.required ? {} : { optional: t("optional") })}
    >
      {field.kind === "long-text" ? (
        <Textarea {...common} rows={4} maxLength={2000} />
      ) : field.kind === "date" ? (
        <DateInput {...common} {...limits} />
      ) : field.kind === "amount" ? (
        <MoneyInput
          defaultAmountMinor={/^\d+$/.test(value) ? BigInt(value) : null}
          onAmountChange={(amount) => onChange(typeof amount === "bigint" ? amount.toString() : "")}
        />
      ) : (
        <Input {...common} {...inputOf(field.kind)} />
      )}
    </Field>
  );
}

/** The right keyboard on a phone, and no helpful capital letters. */
function inputOf(kind: WorkflowField["kind"]) {
  if (kind === "phone")
    return { type: "tel", inputMode: "tel", autoComplete: "off", maxLength: 20, className: "figures" } as const;
  if (kind === "number")
    return { type: "text", inputMode: "decimal", autoComplete: "off", maxLength: 14, className: "figures" } as const;
  if (kind === "id-number")
    return {
      type: "text",
      autoComplete: "off",
      autoCapitalize: "characters",
      maxLength: 18,
      className: "figures",
    } as const;
  return { type: "text", autoComplete: "off", maxLength: 200 } as const;
}
