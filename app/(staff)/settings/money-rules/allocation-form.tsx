"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { type AllocationOrder, allocationOrderSchema } from "@/tenants/schemas/payment-rules";
import { RuleCard } from "./rule-card";

const { bills, lateFees } = allocationOrderSchema.shape;

/** Which unpaid bill money goes to that nobody has chosen a bill for. */
export function AllocationForm({ rule, version, may }: { rule: AllocationOrder; version: number; may: boolean }) {
  const t = useTranslations("payments.rules");
  const [draft, setDraft] = useState(rule);
  return (
    <RuleCard
      title={t("allocation")}
      hint={t("allocationHint")}
      rule={() => ({ kind: "allocation-order", body: draft })}
      version={version}
      may={may}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("bills")}>
          <Select
            disabled={!may}
            value={draft.bills}
            onChange={(event) => setDraft({ ...draft, bills: bills.parse(event.target.value) })}
          >
            {bills.options.map((order) => (
              <option key={order} value={order}>
                {t(`billOrders.${order}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("lateFees")}>
          <Select
            disabled={!may}
            value={draft.lateFees}
            onChange={(event) => setDraft({ ...draft, lateFees: lateFees.parse(event.target.value) })}
          >
            {lateFees.options.map((order) => (
              <option key={order} value={order}>
                {t(`lateFeeOrders.${order}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </RuleCard>
  );
}
