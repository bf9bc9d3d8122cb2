"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import type { Draft } from "./draft";
import { MomentInput } from "./moment-input";

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; accountId: string };

/** When supply failed and came back; what the rule makes of it is shown before it is sent. */
export function OutageFields({ draft, change, accountId }: Props) {
  const t = useTranslations("adjustments");
  const say = useProblemText();
  const { adjustments } = useTRPCClient().staff;
  const [line, setLine] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const compute = async () => {
    setProblem(null);
    setLine("");
    try {
      const span = { from: draft.outageFrom, to: draft.outageTo };
      const found = await adjustments["preview-outage"].query({ accountId, billId: draft.billId, ...span });
      const { days, percent } = found;
      const words = { heat: formatMinor(found.bill.heatMinor), of: found.bill.days, days, percent };
      const key = found.bill.even ? "detail.outageSpan" : "detail.outageUneven";
      setLine(t(key, { ...words, amount: formatMinor(found.amountMinor) }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("form.outageFrom")} required>
          <MomentInput value={draft.outageFrom} onValue={(outageFrom) => change({ outageFrom })} />
        </Field>
        <Field label={t("form.outageTo")} required>
          <MomentInput value={draft.outageTo} onValue={(outageTo) => change({ outageTo })} />
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
