"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import type { BankProfileInput } from "@/tenants/schemas/bank-profile";
import { useEditing, useProblemAt } from "./editing";

type Outgoing = NonNullable<BankProfileInput["outgoing"]>;
type Written = Outgoing["line"][number];

const ofLine = ["lineKey", "accountNo", "holderName", "bankAccountNo", "agreementNo", "amount", "text"] as const;
const ofControl = ["day", "count", "total", "text"] as const;
const start: Outgoing = {
  line: [{ value: "lineKey" }, { value: "bankAccountNo" }, { value: "amount" }],
  control: { at: "first", fields: [{ value: "count" }, { value: "total" }] },
};

/** The file that asks the bank to collect, if this bank takes one. */
export function OutgoingFields() {
  const t = useTranslations("cashier.profiles");
  const { body, change, disabled } = useEditing();
  const { outgoing } = body;
  const set = (part: Partial<Outgoing>) => outgoing && change({ outgoing: { ...outgoing, ...part } });
  return (
    <Card title={t("outgoing")} description={t("outgoingHint")}>
      <div className="grid gap-5">
        <Checkbox
          label={t("hasOutgoing")}
          disabled={disabled}
          checked={outgoing !== undefined}
          onChange={(event) => change({ outgoing: event.target.checked ? start : undefined })}
        />
        {outgoing && (
          <>
            {body.layout === "csv" && (
              <Field label={t("titles")} hint={t("titlesHint")}>
                <Input
                  disabled={disabled}
                  value={outgoing.titles ?? ""}
                  onChange={(event) => set({ titles: event.target.value || undefined })}
                />
              </Field>
            )}
            <WrittenList
              label={t("outgoingLine")}
              path="outgoing.line"
              values={ofLine}
              list={outgoing.line}
              onChange={(line) => set({ line })}
            />
            <Field label={t("controlAt")} className="sm:max-w-xs">
              <Select
                disabled={disabled}
                value={outgoing.control.at}
                onChange={(event) => set({ control: { ...outgoing.control, at: event.target.value as "first" } })}
              >
                <option value="first">{t("first")}</option>
                <option value="last">{t("last")}</option>
              </Select>
            </Field>
            <WrittenList
              label={t("control")}
              path="outgoing.control.fields"
              values={ofControl}
              list={outgoing.control.fields}
              onChange={(fields) => set({ control: { ...outgoing.control, fields } })}
            />
          </>
        )}
      </div>
    </Card>
  );
}

type ListProps = {
  label: string;
  path: string;
  values: readonly Written["value"][];
  list: Written[];
  onChange: (list: Written[]) => void;
};

/** Values in the order in which they are written. */
function WrittenList({ label, path, values, list, onChange }: ListProps) {
  const t = useTranslations("cashier.profiles");
  const { disabled } = useEditing();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {list.map((one, index) => (
        // Rows have no name of their own; their order is what they are.
        <WrittenRow
          key={`${path}.${index}`}
          path={`${path}.${index}`}
          values={values}
          row={one}
          onChange={(next) => onChange(list.with(index, next))}
          onRemove={() => onChange(list.filter((_, at) => at !== index))}
        />
      ))}
      {!disabled && (
        <div>
          <Button variant="secondary" size="sm" onClick={() => onChange([...list, { value: "text", text: "" }])}>
            <Plus aria-hidden />
            {t("addValue")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type RowProps = {
  path: string;
  values: readonly Written["value"][];
  row: Written;
  onChange: (row: Written) => void;
  onRemove: () => void;
};

function WrittenRow({ path, values, row, onChange, onRemove }: RowProps) {
  const t = useTranslations("cashier.profiles");
  const { body, disabled } = useEditing();
  const error = useProblemAt()(path);
  const fixed = body.layout === "fixed";
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t("value")} className="w-40" error={error}>
        <Select
          disabled={disabled}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value as Written["value"] })}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {t(`values.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
      {row.value === "text" && (
        <Field label={t("text")} className="w-40">
          <Input
            disabled={disabled}
            value={row.text ?? ""}
            onChange={(event) => onChange({ ...row, text: event.target.value })}
          />
        </Field>
      )}
      {fixed && (
        <>
          <Field label={t("width")} className="w-24">
            <NumberInput
              decimals={false}
              disabled={disabled}
              value={row.width || ""}
              onChange={(event) => onChange({ ...row, width: Number(event.target.value) || undefined })}
            />
          </Field>
          <Field label={t("fill")} className="w-48">
            <Select
              disabled={disabled}
              value={`${row.align ?? "left"}${row.pad ?? " "}`}
              onChange={(event) => {
                const right = event.target.value.startsWith("right");
                onChange({
                  ...row,
                  align: right ? "right" : "left",
                  pad: event.target.value.endsWith("0") ? "0" : " ",
                });
              }}
            >
              {["left ", "right ", "right0", "left0"].map((value) => (
                <option key={value} value={value}>
                  {t(`fills.${value.replace(" ", "Blank").replace("0", "Zero") as "leftBlank"}`)}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      {!disabled && (
        <Button variant="quiet" aria-label={t("removeValue")} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
