"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { Input } from "@/app/_ui/input";
import type { InvoiceRules } from "@/tenants/schemas/payment-rules";
import { RuleCard } from "./rule-card";

const empty: InvoiceRules = { sellerName: "", sellerTaxNo: "", taxRate: "", exempt: [] };
const patterns = { sellerName: ".{2,100}", sellerTaxNo: "[0-9A-Z]{15,20}", taxRate: "\\d{1,2}(\\.\\d{1,2})?" };
const fields = ["sellerName", "sellerTaxNo", "taxRate"] as const;

type Props = {
  rule: InvoiceRules | null;
  /** What may be exempt: price classes and kinds of line, by their keys in the rule. */
  choices: { key: string; label: string }[];
  version: number;
  may: boolean;
};

/** Who sells, at which tax rate, and what bears no tax. */
export function InvoiceForm({ rule, choices, version, may }: Props) {
  const t = useTranslations("payments.rules");
  const [draft, setDraft] = useState(rule ?? empty);
  return (
    <RuleCard
      title={t("invoices")}
      hint={t("invoicesHint")}
      rule={() => ({ kind: "invoice-rules", body: draft })}
      version={version}
      may={may}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {fields.map((field) => (
          <Field key={field} label={t(field)}>
            <Input
              required
              disabled={!may}
              pattern={patterns[field]}
              value={draft[field]}
              onChange={(event) => setDraft({ ...draft, [field]: event.target.value.trim() })}
            />
          </Field>
        ))}
      </div>
      <Fieldset legend={t("exempt")}>
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          {choices.map(({ key, label }) => (
            <Checkbox
              key={key}
              label={label}
              disabled={!may}
              checked={draft.exempt.includes(key)}
              onChange={(event) => {
                const rest = draft.exempt.filter((one) => one !== key);
                setDraft({ ...draft, exempt: event.target.checked ? [...rest, key] : rest });
              }}
            />
          ))}
        </div>
      </Fieldset>
    </RuleCard>
  );
}
