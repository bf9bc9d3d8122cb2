"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import { type InstalmentRules, instalmentRulesSchema } from "@/tenants/schemas/payment-rules";
import { RuleCard } from "./rule-card";

const { lateFees, whenBroken } = instalmentRulesSchema.shape;
const counts = ["graceDays", "mostSteps", "mostDays"] as const;

/** What may be agreed about paying in steps, and what late fees do meanwhile. */
export function InstalmentForm({ rule, version, may }: { rule: InstalmentRules; version: number; may: boolean }) {
  const t = useTranslations("payments.rules");
  const [draft, setDraft] = useState(rule);
  const [typed, setTyped] = useState(() => Object.fromEntries(counts.map((name) => [name, String(rule[name])])));
  const read = () => Object.fromEntries(counts.map((name) => [name, Number(typed[name])]));
  return (
    <RuleCard
      title={t("instalments")}
      hint={t("instalmentsHint")}
      rule={() => ({ kind: "instalment-rules", body: { ...draft, ...read() } })}
      version={version}
      may={may}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("meanwhile")}>
          <Select
            disabled={!may}
            value={draft.lateFees}
            onChange={(event) => setDraft({ ...draft, lateFees: lateFees.parse(event.target.value) })}
          >
            {lateFees.options.map((way) => (
              <option key={way} value={way}>
                {t(`meanwhiles.${way}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("whenBroken")}>
          <Select
            disabled={!may || draft.lateFees === "run"}
            value={draft.whenBroken}
            onChange={(event) => setDraft({ ...draft, whenBroken: whenBroken.parse(event.target.value) })}
          >
            {whenBroken.options.map((way) => (
              <option key={way} value={way}>
                {t(`whenBrokens.${way}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        {counts.map((name) => (
          <Field key={name} label={t(name)}>
            <NumberInput
              required
              disabled={!may}
              pattern="\d{1,4}"
              value={typed[name] ?? ""}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value.trim() })}
            />
          </Field>
        ))}
      </div>
    </RuleCard>
  );
}
