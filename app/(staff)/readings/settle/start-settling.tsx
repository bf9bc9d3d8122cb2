"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";

type Props = { today: string; season?: { from: string; to: string } | undefined };

/** Asks for a period, of heat the season that was over last, and begins; how far it is shows on the page of the settling. */
export function StartSettling({ today, season }: Props) {
  const t = useTranslations("metering.settle");
  const say = useProblemText();
  const router = useRouter();
  const start = useMutation(
    useTRPC().staff.metering.settle.mutationOptions({
      onSuccess: ({ runId }) => router.push(`/readings/settle/${runId}`),
    }),
  );
  const problem = start.error ? problemOf(start.error) : null;
  const at = (field: string) => (problem?.field === field ? say(problem) : undefined);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        start.mutate({ from: formText(form, "from"), to: formText(form, "to") });
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t("from")} required className="w-full sm:w-44">
          <DateInput name="from" max={today} defaultValue={season?.from} />
        </Field>
        <Field label={t("to")} error={at("to")} required className="w-full sm:w-44">
          <DateInput name="to" max={today} defaultValue={season?.to} />
        </Field>
      </div>
      {problem && !problem.field && <Alert tone="danger">{say(problem)}</Alert>}
      <div>
        <Button type="submit" loading={start.isPending || start.isSuccess}>
          {t("start")}
        </Button>
      </div>
    </form>
  );
}
