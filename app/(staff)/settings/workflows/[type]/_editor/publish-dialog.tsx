"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { RequestType } from "@/tenants/schemas/workflow";

type PublishDialogProps = {
  type: RequestType;
  version: number;
  seenAt: Date;
  today: string;
  running: number;
  disabled: boolean;
};

/** From which day the draft is the way, and a word to colleagues why. */
export function PublishDialog({ type, version, seenAt, today, running, disabled }: PublishDialogProps) {
  const t = useTranslations("tickets.workflows");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [note, setNote] = useState("");
  const mutation = useMutation(
    trpc.staff.workflows.publish.mutationOptions({
      onSuccess: () => {
        toast.success(t("published", { version }));
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const problem = mutation.error ? problemOf(mutation.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate({ type, effectiveFrom, note, seenAt });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("publishTitle", { version })}
      description={t("publishText", { count: running })}
      trigger={<Button disabled={disabled}>{t("publish")}</Button>}
      footer={
        <Button type="submit" form={formId} loading={mutation.isPending}>
          {t("publish")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {problem && !problem.field && <Alert tone="danger">{problemText(problem)}</Alert>}
        <Field
          label={t("effectiveFrom")}
          required
          error={problem?.field === "effectiveFrom" ? problemText(problem) : undefined}
        >
          <DateInput value={effectiveFrom} min={today} onChange={(event) => setEffectiveFrom(event.target.value)} />
        </Field>
        <Field label={t("note")} hint={t("noteHint")} required>
          <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
