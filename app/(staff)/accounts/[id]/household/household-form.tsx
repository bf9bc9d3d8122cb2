"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { AccountPageData } from "../types";

type Props = { accountId: string; household: AccountPageData["household"]; today: string; maxBytes: number };

/** Asks for day, people, low income and papers; what a bill stands on already is refused with the way to go instead. */
export function HouseholdForm({ accountId, household, today, maxBytes }: Props) {
  const t = useTranslations("accounts.household");
  const say = useProblemText();
  const router = useRouter();
  const [lowIncome, setLowIncome] = useState(household?.lowIncome ?? false);
  const [documentIds, setDocumentIds] = useState<string[]>([]);
  const tell = useMutation(
    useTRPC().staff.accounts["tell-household"].mutationOptions({
      onSuccess: () => {
        toast.success(t("done"));
        router.push(`/accounts/${accountId}`);
      },
    }),
  );
  const problem = tell.error ? problemOf(tell.error) : null;
  const errorAt = (field: string) => (problem?.field === field ? say(problem) : undefined);
  const proven = lowIncome && !household?.lowIncome;
  return (
    <form
      className="grid gap-4 lg:max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const people = formText(form, "people");
        const said = { from: formText(form, "from"), reason: formText(form, "reason") };
        tell.mutate({ accountId, lowIncome, documentIds, ...said, ...(people ? { people: Number(people) } : {}) });
      }}
    >
      <Card>
        <div className="grid gap-5">
          <Field label={t("from")} hint={t("fromHint")} required error={errorAt("from")}>
            <DateInput name="from" required defaultValue={today} />
          </Field>
          <Field label={t("people")} hint={t("peopleHint")} error={errorAt("people")}>
            <Input
              name="people"
              type="number"
              min={1}
              max={99}
              defaultValue={household?.size ?? ""}
              className="figures"
            />
          </Field>
          <Checkbox
            label={t("lowIncome")}
            checked={lowIncome}
            onChange={(event) => setLowIncome(event.target.checked)}
          />
          <Field label={t("reason")} required>
            <Textarea name="reason" required rows={2} minLength={2} maxLength={500} />
          </Field>
        </div>
      </Card>
      <Card title={t("papers")} description={t("papersHint")}>
        <PaperDrop
          kind="household-proof"
          label={t("papers")}
          maxBytes={maxBytes}
          required={proven}
          onChange={(uploads) => setDocumentIds(uploads.flatMap((one) => (one.id ? [one.id] : [])))}
        />
        {errorAt("documentIds") && <p className="mt-2 text-danger">{errorAt("documentIds")}</p>}
      </Card>
      {problem && !(problem.field && ["from", "people", "documentIds"].includes(problem.field)) && (
        <Alert tone="danger">{say(problem)}</Alert>
      )}
      <div>
        <Button type="submit" size="lg" loading={tell.isPending || tell.isSuccess}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
