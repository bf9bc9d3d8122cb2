"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAreaWords } from "@/app/_requests/use-area-words";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import { AreaFields } from "./area-fields";
import { OutcomeList } from "./outcome-list";
import type { AreaChange, AreaFacts, AreaFormData, Outcome } from "./types";

const deeds = ["change", "add", "end"] as const;
type Props = { accountId: string; form: AreaFormData };

/** Which area, what becomes of it and from which day; what that does to the bills is shown before anything is done. */
export function AreaForm({ accountId, form }: Props) {
  const t = useTranslations("supply.areaChange");
  const say = useProblemText();
  const nameOf = useAreaWords();
  const router = useRouter();
  const { supply } = useTRPCClient().staff;
  const [on, setOn] = useState(form.today);
  const choices = choicesOn(form, on);
  const [deed, setDeed] = useState<AreaChange["deed"]>(choices.length > 0 ? "change" : "add");
  const [agreementId, setAgreementId] = useState(form.agreements[0]?.id ?? "");
  const [chosen, setChosen] = useState("");
  const picked = choices.find((choice) => choice.key === chosen) ?? choices[0];
  // What was typed is kept for each area and for the new one; the rest is what held on the day.
  const [typed, setTyped] = useState<Record<string, Partial<AreaFacts>>>({});
  const subject = deed === "add" ? "new" : (picked?.key ?? "");
  const area = { ...factsOf(form, deed === "add" ? undefined : picked?.area), ...typed[subject] };
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const several = form.agreements.length > 1;
  // What was shown holds only for what it was asked for.
  const edit = (change: () => void) => {
    setOutcome(null);
    setProblem(null);
    change();
  };
  const errorAt = (field: string) => (problem?.field === field ? say(problem) : undefined);

  const wanted = (): AreaChange => {
    const common = { accountId, on, reason, agreementId: deed === "add" ? agreementId : (picked?.agreementId ?? "") };
    const areaNo = picked?.area.areaNo ?? "";
    if (deed === "add") return { ...common, deed, area };
    return deed === "end" ? { ...common, deed, areaNo } : { ...common, deed, areaNo, area };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      if (outcome === null) setOutcome(await supply["preview-change-area"].mutate(wanted()));
      else {
        await supply["change-area"].mutate(wanted());
        toast.success(t("done"));
        router.push(`/accounts/${accountId}`);
      }
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Card title={t("areas")}>
        <div className="grid gap-5">
          <RadioGroup
            name="deed"
            legend={t("deed")}
            look="cards"
            value={deed}
            onValueChange={(value) => edit(() => setDeed(value as AreaChange["deed"]))}
            options={deeds.map((value) => ({ value, label: t(`deeds.${value}`), hint: t(`deedHints.${value}`) }))}
          />
          {deed !== "add" && (
            <RadioGroup
              name="area"
              legend={t("which")}
              value={subject}
              onValueChange={(value) => edit(() => setChosen(value))}
              options={choices.map((choice) => ({
                value: choice.key,
                label: nameOf({ ...choice.area, squareMetres: choice.area.chargeableArea }),
                ...(several ? { hint: form.agreements.find((one) => one.id === choice.agreementId)?.agreementNo } : {}),
              }))}
            />
          )}
          {deed === "add" && several && (
            <RadioGroup
              name="agreement"
              legend={t("agreement")}
              value={agreementId}
              onValueChange={(value) => edit(() => setAgreementId(value))}
              options={form.agreements.map((one) => ({ value: one.id, label: one.agreementNo }))}
            />
          )}
          {deed !== "end" && (
            <AreaFields
              area={area}
              classes={form.classes}
              error={errorAt("priceClass")}
              onChange={(part) => edit(() => setTyped((all) => ({ ...all, [subject]: { ...all[subject], ...part } })))}
            />
          )}
          <Field label={t("on")} hint={t("onHint")} required error={errorAt("on")}>
            <DateInput
              required
              max={form.today}
              value={on}
              onChange={({ target }) => edit(() => setOn(target.value))}
            />
          </Field>
          <Field label={t("reason")} required>
            <Textarea
              required
              rows={2}
              minLength={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => edit(() => setReason(target.value))}
            />
          </Field>
          {problem && !errorAt("on") && !errorAt("priceClass") && <Alert tone="danger">{say(problem)}</Alert>}
          {outcome && <OutcomeList outcome={outcome} />}
          <div>
            <Button type="submit" size="lg" loading={busy}>
              {t(outcome ? "confirm" : "preview")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}

/** The areas of a day; of today where the day is not yet typed whole or had none. */
function choicesOn({ agreements, today }: AreaFormData, on: string) {
  const held = (day: string) =>
    agreements.flatMap(({ id, areas }) =>
      areas
        .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))
        .map((area) => ({ key: `${id} ${area.areaNo}`, agreementId: id, area })),
    );
  const choices = held(on);
  return choices.length > 0 ? choices : held(today);
}

/** What the fields begin with: an area as it was on the day, or a new balcony of the first class. */
function factsOf({ classes }: AreaFormData, area?: AreaFormData["agreements"][number]["areas"][number]): AreaFacts {
  if (area) {
    const { kind, builtArea, chargeableArea, heightFactor, priceClass, settlement } = area;
    return { kind, builtArea, chargeableArea, heightFactor: `${Number(heightFactor)}`, priceClass, settlement };
  }
  const priceClass = classes[0]?.slug ?? "";
  return {
    ...{ kind: "balcony", builtArea: "", chargeableArea: "", heightFactor: "1", priceClass, settlement: "area" },
  } as const;
}
