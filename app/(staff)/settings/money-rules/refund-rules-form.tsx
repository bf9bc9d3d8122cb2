"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { NumberInput } from "@/app/_ui/number-input";
import { toast } from "@/app/_ui/overlay/toast";
import type { RefundRules } from "@/tenants/schemas/refund-rules";

type Props = { rules: RefundRules; version: number | null; may: boolean };
type Step = { key: number; below: string; percent: string };

/** The steps of a cold room, the hours within which it must be tested, and what an outage gives back. */
export function RefundRulesForm({ rules, version, may }: Props) {
  const t = useTranslations("adjustments.settings");
  const say = useProblemText();
  const router = useRouter();
  const [steps, setSteps] = useState<Step[]>(() => rules.coldRoom.steps.map((step, key) => ({ ...step, key })));
  const [hours, setHours] = useState(String(rules.coldRoom.testWithinHours));
  const [repair, setRepair] = useState(String(rules.coldRoom.repairWithinHours));
  const [fixed, setFixed] = useState(rules.coldRoom.fixedPercent);
  const [beyond, setBeyond] = useState(String(rules.outage.beyondHours));
  const [percent, setPercent] = useState(rules.outage.percent);
  const save = useMutation(
    useTRPC().staff.adjustments["save-refund-rules"].mutationOptions({
      onSuccess: () => {
        toast.success(t("saved"));
        router.refresh();
      },
    }),
  );
  const submit = () =>
    save.mutate({
      coldRoom: {
        testWithinHours: Number(hours),
        repairWithinHours: Number(repair),
        fixedPercent: fixed,
        steps: steps.map(({ below, percent: back }) => ({ below, percent: back })),
      },
      outage: { beyondHours: Number(beyond), percent },
    });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card title={t("cold")} description={t("coldHint")}>
        <div className="grid gap-4">
          <Steps steps={steps} setSteps={setSteps} may={may} />
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("within")} hint={t("withinHint")}>
              <NumberInput
                required
                decimals={false}
                unit={t("hours")}
                disabled={!may}
                value={hours}
                onChange={(event) => setHours(event.target.value)}
              />
            </Field>
            <Field label={t("repair")} hint={t("repairHint")}>
              <NumberInput
                required
                decimals={false}
                unit={t("hours")}
                disabled={!may}
                value={repair}
                onChange={(event) => setRepair(event.target.value)}
              />
            </Field>
            <Field label={t("fixed")} hint={t("fixedHint")}>
              <NumberInput
                required
                unit="%"
                disabled={!may}
                value={fixed}
                onChange={(event) => setFixed(event.target.value.trim())}
              />
            </Field>
          </div>
        </div>
      </Card>
      <Card title={t("outage")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("beyond")}>
            <NumberInput
              required
              decimals={false}
              unit={t("hours")}
              disabled={!may}
              value={beyond}
              onChange={(event) => setBeyond(event.target.value)}
            />
          </Field>
          <Field label={t("outagePercent")}>
            <NumberInput
              required
              unit="%"
              disabled={!may}
              value={percent}
              onChange={(event) => setPercent(event.target.value.trim())}
            />
          </Field>
        </div>
      </Card>
      {save.error && <Alert tone="danger">{say(problemOf(save.error))}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        {may && (
          <Button type="submit" loading={save.isPending}>
            {t("save")}
          </Button>
        )}
        <span className="text-[0.875em] text-ink-3">{version ? t("version", { version }) : t("defaults")}</span>
      </div>
    </form>
  );
}

function Steps({ steps, setSteps, may }: { steps: Step[]; setSteps: (steps: Step[]) => void; may: boolean }) {
  const t = useTranslations("adjustments.settings");
  const edit = (key: number, part: Partial<Step>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  return (
    <div className="grid gap-3">
      {steps.map((step) => (
        <div key={step.key} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
          <Field label={t("below")}>
            <NumberInput
              required
              unit="℃"
              disabled={!may}
              value={step.below}
              onChange={(event) => edit(step.key, { below: event.target.value.trim() })}
            />
          </Field>
          <Field label={t("percent")}>
            <NumberInput
              required
              unit="%"
              disabled={!may}
              value={step.percent}
              onChange={(event) => edit(step.key, { percent: event.target.value.trim() })}
            />
          </Field>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("remove")}
            disabled={!may || steps.length === 1}
            onClick={() => setSteps(steps.filter((one) => one.key !== step.key))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {may && (
        <div>
          <Button
            variant="soft"
            size="sm"
            onClick={() =>
              setSteps([...steps, { key: Math.max(...steps.map((one) => one.key)) + 1, below: "", percent: "" }])
            }
          >
            <Plus aria-hidden />
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}
