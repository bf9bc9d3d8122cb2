"use client";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Field } from "@/app/_ui/field";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import type { AreaFacts, AreaFormData } from "./types";

const kinds = ["main", "balcony", "loft", "annex"] as const;
type Props = {
  area: AreaFacts;
  classes: AreaFormData["classes"];
  error: string | undefined;
  onChange: (part: Partial<AreaFacts>) => void;
};

/** What an area is charged by: its kind, its m², its height and its price, each as the tariff calls it. */
export function AreaFields({ area, classes, error, onChange }: Props) {
  const t = useTranslations("supply.areaChange");
  const page = useTranslations("accounts.page");
  const locale = useLocale();
  const own = classes.find((one) => one.slug === area.priceClass);
  const metres = { required: true, unit: "㎡", maxLength: 10, pattern: "\\d{1,7}(\\.\\d{1,2})?" } as const;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={page("areaKind")} required>
        <Select value={area.kind} onChange={({ target }) => onChange({ kind: target.value as AreaFacts["kind"] })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {page(`areaKinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("heightFactor")} hint={t("heightHint")} required>
        <NumberInput
          required
          maxLength={5}
          pattern="\d(\.\d{1,3})?"
          value={area.heightFactor}
          onChange={({ target }) => onChange({ heightFactor: target.value.trim() })}
        />
      </Field>
      <Field label={t("builtArea")} required>
        <NumberInput
          {...metres}
          value={area.builtArea}
          onChange={({ target }) => onChange({ builtArea: target.value.trim() })}
        />
      </Field>
      <Field label={t("chargeableArea")} hint={t("chargeableHint")} required>
        <NumberInput
          {...metres}
          value={area.chargeableArea}
          onChange={({ target }) => onChange({ chargeableArea: target.value.trim() })}
        />
      </Field>
      <Field label={page("priceClass")} required error={error}>
        <Select
          value={own ? area.priceClass : ""}
          onChange={({ target }) => {
            const next = classes.find((one) => one.slug === target.value);
            const priced = next?.settlements.includes(area.settlement);
            onChange({ priceClass: target.value, ...(priced ? {} : { settlement: "area" }) });
          }}
        >
          {!own && <option value="">{t("classGone")}</option>}
          {classes.map((one) => (
            <option key={one.slug} value={one.slug}>
              {localName(one.name, locale)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={page("settlement")} required>
        <Select
          value={area.settlement}
          onChange={({ target }) => onChange({ settlement: target.value as AreaFacts["settlement"] })}
        >
          {[...new Set([...(own?.settlements ?? []), area.settlement])].map((settlement) => (
            <option key={settlement} value={settlement}>
              {page(`settlements.${settlement}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
