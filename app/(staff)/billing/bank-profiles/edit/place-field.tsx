"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { NumberInput } from "@/app/_ui/number-input";
import type { BankProfileInput } from "@/tenants/schemas/bank-profile";
import { useEditing, useProblemAt } from "./editing";

type Place = BankProfileInput["fields"]["accountNo"];
type Props = {
  label: string;
  path: string;
  value: Place | undefined;
  /** A value that a bank need not give can be left out. */
  optional?: boolean;
  onChange: (value: Place | undefined) => void;
};

/** Where a value stands: first byte and width of a fixed line, or the column of a CSV. */
export function PlaceField({ label, path, value, optional = false, onChange }: Props) {
  const t = useTranslations("cashier.profiles");
  const { body, disabled } = useEditing();
  const fixed = body.layout === "fixed";
  const error = useProblemAt()(path);
  const given = value ?? { at: 1 };
  return (
    <div className="grid gap-1.5 sm:grid-cols-[10rem_1fr_1fr] sm:items-end sm:gap-3">
      <span className="sm:pb-2">
        {optional ? (
          <Checkbox
            label={label}
            disabled={disabled}
            checked={value !== undefined}
            onChange={(event) => onChange(event.target.checked ? given : undefined)}
          />
        ) : (
          <span className="font-medium">{label}</span>
        )}
      </span>
      {value && (
        <>
          <Field label={t(fixed ? "firstByte" : "column")} error={error}>
            <NumberInput
              decimals={false}
              disabled={disabled}
              aria-label={`${label} · ${t(fixed ? "firstByte" : "column")}`}
              value={value.at || ""}
              onChange={(event) => onChange({ ...value, at: Number(event.target.value) || 0 })}
            />
          </Field>
          {fixed && (
            <Field label={t("width")}>
              <NumberInput
                decimals={false}
                disabled={disabled}
                aria-label={`${label} · ${t("width")}`}
                value={value.width || ""}
                onChange={(event) => onChange({ ...value, width: Number(event.target.value) || undefined })}
              />
            </Field>
          )}
        </>
      )}
    </div>
  );
}
