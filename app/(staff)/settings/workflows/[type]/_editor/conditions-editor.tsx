"use client";
import { useTranslations } from "next-intl";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Select } from "@/app/_ui/select";
import { conditionTypes } from "@/tenants/schemas/request-forms";
import {
  type ConditionName,
  conditionNames,
  type RequestType,
  type WorkflowCondition,
} from "@/tenants/schemas/workflow";
import { ListEditor } from "./list-editor";

type ConditionsEditorProps = {
  type: RequestType;
  conditions: WorkflowCondition[];
  onChange: (conditions: WorkflowCondition[]) => void;
  disabled: boolean;
};

const hasAmount = (name: string) => name === "amount-at-most" || name === "amount-above";

/** What must hold, out of the words that make sense for the request. */
export function ConditionsEditor({ type, conditions, onChange, disabled }: ConditionsEditorProps) {
  const t = useTranslations("tickets");
  const fitting = conditionNames.filter((name) => conditionTypes[name]?.includes(type) ?? true);
  return (
    <ListEditor<WorkflowCondition>
      items={conditions}
      onChange={onChange}
      make={() => ({
        name: fitting.find((name) => !conditions.some((one) => one.name === name)) ?? "documents-complete",
      })}
      addLabel={t("workflows.addCondition")}
      disabled={disabled}
    >
      {(condition, change) => (
        <div className="flex flex-wrap gap-2">
          <Select
            aria-label={t("workflows.conditions")}
            value={condition.name}
            disabled={disabled}
            className="min-w-48 flex-1"
            onChange={(event) => change({ name: event.target.value as ConditionName })}
          >
            {[...new Set([...fitting, condition.name])].map((name) => (
              <option key={name} value={name}>
                {(conditionNames as readonly string[]).includes(name) ? t(`conditions.${name}`) : name}
              </option>
            ))}
          </Select>
          {hasAmount(condition.name) && (
            <MoneyInput
              aria-label={t("workflows.limit")}
              disabled={disabled}
              className="w-40"
              defaultAmountMinor={condition.amountMinor === undefined ? null : BigInt(condition.amountMinor)}
              onAmountChange={(amount) =>
                change({ name: condition.name, ...(typeof amount === "bigint" ? { amountMinor: Number(amount) } : {}) })
              }
            />
          )}
        </div>
      )}
    </ListEditor>
  );
}
