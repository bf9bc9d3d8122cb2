"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";
import type { Text } from "@/tenants/schemas/workflow";

type TextInputsProps = {
  label: string;
  hint?: string;
  value: Text;
  onChange: (text: Text) => void;
  long?: boolean;
  required?: boolean;
  disabled?: boolean;
};

/** One text in both languages, side by side. */
export function TextInputs({
  label,
  hint,
  value,
  onChange,
  long = false,
  required = false,
  disabled = false,
}: TextInputsProps) {
  const t = useTranslations("tickets.workflows");
  const Control = long ? Textarea : Input;
  const one = (language: "zh" | "en") => (
    <Field label={`${label}（${t(language)}）`} required={required} {...(hint && language === "zh" ? { hint } : {})}>
      <Control
        value={value[language]}
        maxLength={200}
        disabled={disabled}
        onChange={(event: { target: { value: string } }) => onChange({ ...value, [language]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {one("zh")}
      {one("en")}
    </div>
  );
}
