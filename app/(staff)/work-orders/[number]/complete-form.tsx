"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import type { WorkOrder } from "@/server/tickets/work-orders/get-work-order-row";

type Valve = "open" | "closed" | "sealed";
const fitting: Partial<Record<WorkOrder["kind"], Valve[]>> = {
  "valve-close": ["closed", "sealed"],
  "valve-open": ["open"],
};

/** What the technician found and did, in as few taps as the task allows. */
export function CompleteForm({ id, kind }: { id: string; kind: WorkOrder["kind"] }) {
  const t = useTranslations("tickets");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const valves = fitting[kind] ?? [];
  const [valveState, setValveState] = useState<Valve | "">(valves[0] ?? "");
  const [outcome, setOutcome] = useState<"passed" | "failed" | "">("");
  const [note, setNote] = useState("");
  const mutation = useMutation(
    trpc.staff["work-orders"].complete.mutationOptions({
      onSuccess: () => {
        toast.success(t("orders.saved"));
        router.refresh();
      },
    }),
  );
  const problem = mutation.error ? problemOf(mutation.error) : null;
  const at = (field: string) => (problem?.field === field ? problemText(problem) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const result = { ...(valveState ? { valveState } : {}), ...(outcome ? { outcome } : {}), note };
    mutation.mutate({ id, result });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem && !problem.field && <Alert tone="danger">{problemText(problem)}</Alert>}
      {kind === "site-survey" && (
        <RadioGroup
          name="outcome"
          legend={t("orders.outcome")}
          look="cards"
          required
          value={outcome}
          error={at("outcome")}
          onValueChange={(value) => setOutcome(value as "passed" | "failed")}
          options={[
            { value: "passed", label: t("orders.passed") },
            { value: "failed", label: t("orders.failed") },
          ]}
        />
      )}
      {valves.length > 0 && (
        <RadioGroup
          name="valveState"
          legend={t("orders.valveAfter")}
          look="cards"
          required
          value={valveState}
          error={at("valveState")}
          onValueChange={(value) => setValveState(value as Valve)}
          options={valves.map((value) => ({ value, label: t(`valves.${value}`) }))}
        />
      )}
      <Field
        label={t("orders.note")}
        error={at("note")}
        required={outcome === "failed"}
        {...(kind === "site-survey" ? { hint: t("orders.noteHint") } : {})}
      >
        <Textarea rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="submit" size="lg" loading={mutation.isPending} block>
        {t("orders.submit")}
      </Button>
    </form>
  );
}
