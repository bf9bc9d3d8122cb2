"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { NumberInput } from "@/app/_ui/number-input";
import { coldRoomOf, type Draft, type Reading } from "./draft";
import { MomentInput } from "./moment-input";

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; accountId: string };

/** Complaint, test and the days of each temperature; what the city's rule makes of it is shown before it is sent. */
export function ColdRoomFields({ draft, change, accountId }: Props) {
  const t = useTranslations("adjustments.form");
  const edit = (key: number, part: Partial<Reading>) =>
    change({ readings: draft.readings.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () => {
    const key = Math.max(...draft.readings.map((one) => one.key)) + 1;
    change({ readings: [...draft.readings, { key, from: "", to: "", celsius: "" }] });
  };
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("complainedAt")} required>
          <MomentInput value={draft.complainedAt} onValue={(complainedAt) => change({ complainedAt })} />
        </Field>
        <Field label={t("testedAt")} required>
          <MomentInput value={draft.testedAt} onValue={(testedAt) => change({ testedAt })} />
        </Field>
        <Field label={t("warmAt")} hint={t("warmAtHint")}>
          <MomentInput required={false} value={draft.warmAt} onValue={(warmAt) => change({ warmAt })} />
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-medium">{t("readings")}</legend>
        {draft.readings.map((one) => (
          <div key={one.key} className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1fr_1fr_8rem_auto]">
            <Field label={t("from")}>
              <DateInput required value={one.from} onChange={(event) => edit(one.key, { from: event.target.value })} />
            </Field>
            <Field label={t("to")}>
              <DateInput required value={one.to} onChange={(event) => edit(one.key, { to: event.target.value })} />
            </Field>
            <Field label={t("celsius")}>
              <NumberInput
                required
                unit="℃"
                value={one.celsius}
                onChange={(event) => edit(one.key, { celsius: event.target.value.trim() })}
              />
            </Field>
            <Button
              variant="quiet"
              size="icon"
              aria-label={t("removeReading")}
              disabled={draft.readings.length === 1}
              onClick={() => change({ readings: draft.readings.filter((other) => other.key !== one.key) })}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
        <div>
          <Button variant="soft" size="sm" onClick={add}>
            <Plus aria-hidden />
            {t("addReading")}
          </Button>
        </div>
      </fieldset>
      <Preview draft={draft} accountId={accountId} />
    </>
  );
}

function Preview({ draft, accountId }: Pick<Props, "draft" | "accountId">) {
  const t = useTranslations("adjustments");
  const say = useProblemText();
  const { adjustments } = useTRPCClient().staff;
  const [lines, setLines] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const compute = async () => {
    setProblem(null);
    try {
      const found = await adjustments["preview-cold-room"].query({ accountId, ...coldRoomOf(draft) });
      const heat = formatMinor(found.bill.heatMinor);
      const spans = found.cold.map((span) =>
        t(found.bill.even ? "detail.coldSpan" : "detail.coldUneven", {
          ...{ ...span, heat, of: found.bill.days, amount: formatMinor(BigInt(span.amountMinor)) },
        }),
      );
      const late = found.testedLate ? [t("form.testedLate", { hours: found.rules.coldRoom.testWithinHours })] : [];
      setLines([...late, ...spans, t("form.computed", { amount: formatMinor(found.amountMinor) })]);
    } catch (error) {
      setLines([]);
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="grid gap-2">
      <div>
        <Button variant="secondary" onClick={() => void compute()}>
          {t("form.compute")}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-1">
        {lines.map((line) => (
          <p key={line} className="figures last:font-semibold">
            {line}
          </p>
        ))}
        {problem && <Alert tone="danger">{say(problem)}</Alert>}
      </div>
    </div>
  );
}
