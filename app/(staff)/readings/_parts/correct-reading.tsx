"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Puts another value in a reading's place; the old one stays to be seen. */
export function CorrectReading({ readingId, meterNo }: { readingId: string; meterNo: string }) {
  const t = useTranslations("metering");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const decide = useMutation(useTRPC().staff.metering.decide.mutationOptions());

  async function submit(form: FormData) {
    const value = formText(form, "value");
    const note = formText(form, "note");
    const done = await decide.mutateAsync({ readingId, decision: "correct", value, note }).catch(() => null);
    if (!done) return;
    toast.success(t("queue.corrected"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={t("meter.correctTitle")}
      description={meterNo}
      trigger={
        <Button size="sm" variant="secondary">
          {t("queue.correct")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("queue.newValue")} required>
          <NumberInput name="value" pattern="\d{1,11}(\.\d{1,3})?" />
        </Field>
        <Field label={t("queue.note")} required>
          <Input name="note" maxLength={300} />
        </Field>
        {decide.error && <Alert tone="danger">{say(problemOf(decide.error))}</Alert>}
        <Button type="submit" loading={decide.isPending}>
          {t("queue.correct")}
        </Button>
      </form>
    </Dialog>
  );
}
