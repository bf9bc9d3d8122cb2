"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import type { Preparation } from "@/server/adjustments/prepare-proposal";
import type { Draft } from "./draft";

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; prepared: Preparation };

/** Which period was counted wrong and what is right; what the bills become is shown before it is sent. */
export function MeteringFields({ draft, change, prepared }: Props) {
  const t = useTranslations("adjustments");
  const units = useTranslations("billing.units");
  const say = useProblemText();
  const { adjustments } = useTRPCClient().staff;
  const [line, setLine] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const usage = prepared.usages.find((one) => one.id === draft.usageId);
  const compute = async () => {
    setProblem(null);
    setLine("");
    try {
      const { usageId, quantity } = draft;
      const found = await adjustments["preview-metering"].query({ accountId: prepared.account.id, usageId, quantity });
      const sums = { before: formatMinor(found.beforeMinor), after: formatMinor(found.afterMinor) };
      setLine(t("form.meteringLine", { ...sums, change: formatMinor(found.changeMinor) }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("form.usage")} required>
          <Select value={draft.usageId} onChange={(event) => change({ usageId: event.target.value })}>
            {prepared.usages.map((one) => (
              <option key={one.id} value={one.id}>
                {t("form.usageLine", {
                  from: one.periodFrom,
                  to: one.periodTo,
                  quantity: one.quantity,
                  unit: units(one.unit),
                })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("form.quantity")} required>
          <NumberInput
            required
            unit={usage ? units(usage.unit) : ""}
            value={draft.quantity}
            onChange={(event) => change({ quantity: event.target.value.trim() })}
          />
        </Field>
      </div>
      <div className="grid gap-2">
        <div>
          <Button variant="secondary" onClick={() => void compute()}>
            {t("form.compute")}
          </Button>
        </div>
        <div aria-live="polite">
          {line && <p className="figures font-semibold">{line}</p>}
          {problem && <Alert tone="danger">{say(problem)}</Alert>}
        </div>
      </div>
    </>
  );
}
