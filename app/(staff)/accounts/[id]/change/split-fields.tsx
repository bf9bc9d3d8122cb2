"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RadioGroup } from "@/app/_ui/radio-group";

export const kinds = ["rename", "split", "merge", "demolish"] as const;
export type Change = {
  kind: (typeof kinds)[number];
  on: string;
  reason: string;
  name: string;
  fromAccountNo: string;
  areaNos: string[];
  rule: "stay" | "by-area";
  ownerName: string;
  ownerPhone: string;
  ownerIdNumber: string;
};

/** An untouched form, as of today. */
export const emptyChange = (on: string): Change => ({
  ...{ kind: "rename", on, reason: "", name: "", fromAccountNo: "", areaNos: [], rule: "by-area" },
  ...{ ownerName: "", ownerPhone: "", ownerIdNumber: "" },
});

type Props = {
  change: Change;
  edit: (part: Partial<Change>) => void;
  areas: { areaNo: string; squareMetres: string }[];
  errorAt: (field: string) => string | undefined;
};

/** Which areas leave, who gets them, and by which rule the balance is divided. */
export function SplitFields({ change, edit, areas, errorAt }: Props) {
  const t = useTranslations("supply.change");
  const toggle = (areaNo: string) =>
    edit({ areaNos: [...new Set(change.areaNos).symmetricDifference(new Set([areaNo]))] });
  return (
    <>
      <fieldset className="grid gap-1">
        <legend className="mb-1.5 font-medium">{t("areas")}</legend>
        {areas.map((area) => (
          <Checkbox
            key={area.areaNo}
            checked={change.areaNos.includes(area.areaNo)}
            onChange={() => toggle(area.areaNo)}
            label={t("areaLine", { no: area.areaNo, area: area.squareMetres })}
          />
        ))}
        {errorAt("areaNos") && <p className="text-danger">{errorAt("areaNos")}</p>}
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-3">
        <Field label={t("owner")} required>
          <Input required value={change.ownerName} onChange={(event) => edit({ ownerName: event.target.value })} />
        </Field>
        <Field label={t("phone")} required>
          <Input
            required
            inputMode="tel"
            value={change.ownerPhone}
            onChange={(event) => edit({ ownerPhone: event.target.value.trim() })}
          />
        </Field>
        <Field label={t("idNumber")}>
          <Input
            value={change.ownerIdNumber}
            onChange={(event) => edit({ ownerIdNumber: event.target.value.trim() })}
          />
        </Field>
      </div>
      <RadioGroup
        name="rule"
        legend={t("rule")}
        value={change.rule}
        onValueChange={(rule) => edit({ rule: rule as Change["rule"] })}
        options={[
          { value: "by-area", label: t("by-area"), hint: t("byAreaHint") },
          { value: "stay", label: t("stay"), hint: t("stayHint") },
        ]}
      />
    </>
  );
}
