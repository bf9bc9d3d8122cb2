"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";

/** Puts another value in a reading's place; the old one stays to be seen. */
export function CorrectReading({ readingId, meterNo }: { readingId: string; meterNo: string }) {
  const t = useTranslations("metering");
  const decide = useMutation(useTRPC().staff.metering.decide.mutationOptions());

  return (
    <FormDialog
      size="sm"
      title={t("meter.correctTitle")}
      description={meterNo}
      trigger={
        <Button size="sm" variant="secondary">
          {t("queue.correct")}
        </Button>
      }
      mutation={decide}
      send={(form) =>
        decide.mutateAsync({
          readingId,
          decision: "correct",
          value: formText(form, "value"),
          note: formText(form, "note"),
        })
      }
      done={() => ({ said: t("queue.corrected") })}
      submitLabel={t("queue.correct")}
    >
      <Field label={t("queue.newValue")} required>
        <NumberInput name="value" pattern="\d{1,11}(\.\d{1,3})?" />
      </Field>
      <Field label={t("queue.note")} required>
        <Input name="note" maxLength={300} />
      </Field>
    </FormDialog>
  );
}
