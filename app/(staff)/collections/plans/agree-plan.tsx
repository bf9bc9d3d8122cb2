"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import { type DraftStep, splitEvenly } from "./split-evenly";

type Owed = { accountNo: string; totalMinor: bigint; mostSteps: number };

/** Looks an arrear up, splits it evenly, and agrees on what the clerk makes of it. */
export function AgreePlan({ today }: { today: string }) {
  const t = useTranslations("payments.plans");
  const say = useProblemText();
  const router = useRouter();
  const procedures = useTRPC().staff.collections;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [accountNo, setAccountNo] = useState("");
  const [owed, setOwed] = useState<Owed | null>(null);
  const [steps, setSteps] = useState<DraftStep[]>([]);
  const find = useMutation({
    mutationFn: (no: string) =>
      queries.fetchQuery({ ...procedures["preview-plan"].queryOptions({ accountNo: no }), staleTime: 0 }),
    onSuccess: ({ totalMinor, rules }, no) => {
      setOwed({ accountNo: no, totalMinor, mostSteps: rules.mostSteps });
      setSteps(totalMinor > 0n ? splitEvenly(totalMinor, Math.min(3, rules.mostSteps), today) : []);
    },
  });
  const agree = useMutation(
    procedures["agree-plan"].mutationOptions({
      onSuccess: () => {
        toast.success(t("agreed"));
        setOpen(false);
        setOwed(null);
        router.refresh();
      },
    }),
  );
  const error = agree.error ?? find.error;
  const change = (index: number, part: Partial<DraftStep>) =>
    setSteps(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  const sum = steps.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("agree")}
      description={t("agreeHint")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("agree")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (owed) agree.mutate({ accountNo: owed.accountNo, steps });
          else find.mutate(accountNo.trim());
        }}
      >
        <Field label={t("account")} required>
          <Input
            value={accountNo}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => {
              setAccountNo(event.target.value);
              setOwed(null);
            }}
          />
        </Field>
        {owed && (
          <>
            <p className="text-ink-2">{t("owed", { amount: formatMinor(owed.totalMinor) })}</p>
            <Field label={t("count")}>
              <Select
                value={steps.length}
                onChange={(event) => setSteps(splitEvenly(owed.totalMinor, Number(event.target.value), today))}
              >
                {Array.from({ length: owed.mostSteps }, (_, index) => index + 1).map((count) => (
                  <option key={count} value={count}>
                    {count}
                  </option>
                ))}
              </Select>
            </Field>
            <Steps key={`${owed.accountNo} ${steps.length}`} steps={steps} today={today} onChange={change} />
            <p className="figures text-ink-2">{t("sum", { amount: formatMinor(sum) })}</p>
          </>
        )}
        {error && <Alert tone="danger">{say(problemOf(error))}</Alert>}
        <Button type="submit" loading={find.isPending || agree.isPending} disabled={owed?.totalMinor === 0n}>
          {owed ? t("agree") : t("find")}
        </Button>
      </form>
    </Dialog>
  );
}

type StepsProps = { steps: DraftStep[]; today: string; onChange: (index: number, part: Partial<DraftStep>) => void };

function Steps({ steps, today, onChange }: StepsProps) {
  const t = useTranslations("payments.plans");
  return steps.map((step, index) => (
    // Steps have no name but their place.
    <fieldset key={`step-${index + 1}`} className="grid grid-cols-2 gap-3">
      <legend className="mb-1 text-[0.875em] font-medium">{t("step", { no: index + 1 })}</legend>
      <Field label={t("dueOn")}>
        <DateInput
          min={today}
          value={step.dueOn}
          onChange={(event) => onChange(index, { dueOn: event.target.value })}
        />
      </Field>
      <Field label={t("amount")}>
        <MoneyInput
          defaultAmountMinor={step.amountMinor}
          onAmountChange={(amount) => typeof amount === "bigint" && onChange(index, { amountMinor: amount })}
        />
      </Field>
    </fieldset>
  ));
}
