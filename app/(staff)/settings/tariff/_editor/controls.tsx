"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import { useEditing } from "./editing";

type Common<T> = { label: string; path: string; value: T; onChange: (value: T) => void; hint?: string };

function useError(path: string): string | undefined {
  const t = useTranslations("tariff.problems.codes");
  const problem = useEditing().problems.find((one) => one.path === path);
  return problem && t(problem.code as "decimal");
}

/** A decimal kept as it is typed. */
export function DecimalField({ label, path, value, onChange, hint, unit }: Common<string> & { unit?: string }) {
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint}>
      <NumberInput
        value={value}
        disabled={disabled}
        {...(unit ? { unit } : {})}
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </Field>
  );
}

/** A decimal that may be left out. */
export function OptionalDecimalField({
  label,
  path,
  value,
  onChange,
  hint,
  unit,
}: Common<string | undefined> & { unit?: string }) {
  const t = useTranslations("tariff");
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint} optional={t("optional")}>
      <NumberInput
        value={value ?? ""}
        disabled={disabled}
        {...(unit ? { unit } : {})}
        onChange={(event) => onChange(event.target.value.trim() || undefined)}
      />
    </Field>
  );
}

/** A whole number; what is no number stays as typed and is named as a fault. */
export function CountField({ label, path, value, onChange, hint, unit }: Common<number> & { unit?: string }) {
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint}>
      <NumberInput
        decimals={false}
        value={String(value)}
        disabled={disabled}
        {...(unit ? { unit } : {})}
        onChange={({ target }) =>
          onChange(/^\d+$/.test(target.value) ? Number(target.value) : (target.value as unknown as number))
        }
      />
    </Field>
  );
}

export function DayField({ label, path, value, onChange, hint }: Common<string>) {
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint}>
      <DateInput value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

export function WordField({ label, path, value, onChange, hint }: Common<string>) {
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint}>
      <Input value={value} maxLength={80} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** A name in both languages. */
export function NameFields({ path, value, onChange }: Omit<Common<{ zh: string; en: string }>, "label" | "hint">) {
  const t = useTranslations("tariff");
  return (
    <>
      {(["zh", "en"] as const).map((language) => (
        <WordField
          key={language}
          label={`${t("fields.name")}（${t(language)}）`}
          path={`${path}.${language}`}
          value={value[language]}
          onChange={(word) => onChange({ ...value, [language]: word })}
        />
      ))}
    </>
  );
}

/** One of a few. */
export function ChoiceField<T extends string>({
  label,
  path,
  value,
  onChange,
  hint,
  choices,
}: Common<T> & { choices: { value: T; label: string }[] }) {
  const { disabled } = useEditing();
  return (
    <Field label={label} error={useError(path)} hint={hint}>
      <Select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function TickField({ label, value, onChange }: Pick<Common<boolean>, "label" | "value" | "onChange">) {
  const { disabled } = useEditing();
  return (
    <Checkbox label={label} checked={value} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
  );
}

/** Fields side by side as far as there is room. */
export const Grid = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 2xl:grid-cols-3">{children}</div>
);
